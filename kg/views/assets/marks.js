// On the nodes, below the names: a pin in what is pinned, a ring around where the arrow keys are.
let cursor = null; // the id that the arrow keys have reached: a node, or 'c3' for a community

// Everything the arrow keys can reach, most important first.
function points() {
  if (!inOverview()) return shown.nodes.map((node) => ({ id: node, ...spotOf(node), size: sizeOf(node) }));
  return drawnNodes.get().map(({ id, x, y, size }) => ({ id, x, y, size })).sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));
}

// Where the arrow keys stand: where they went, else at what is chosen, else nowhere.
function reached() {
  const all = points();
  return all.find(({ id }) => id === cursor) ?? all.find(({ id }) => id === state.node) ?? null;
}

function circle(context, { x, y }, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

const pinSize = (size) => Math.max(0.32 * size, 2.5);

function drawPins(context) {
  context.fillStyle = colour('ground');
  for (const node of shown.nodes.filter((one) => state.pins.has(one))) {
    circle(context, spotOf(node), pinSize(sizeOf(node)));
    context.fill();
  }
}

// Light below dark, so that it is seen on any ground; as wide at any zoom.
function drawCursor(context) {
  const here = document.activeElement === stage && cursor !== null ? reached() : null;
  if (!here) return;
  const scale = network.getScale();
  for (const [name, width] of [['ground', 7], ['accent', 3.5]]) {
    circle(context, here, here.size + 7 / scale);
    context.strokeStyle = colour(name);
    context.lineWidth = width / scale;
    context.stroke();
  }
}

network.on('afterDrawing', (context) => {
  context.save();
  drawPins(context);
  drawCursor(context);
  context.restore();
});
