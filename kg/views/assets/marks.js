// On the nodes, below the names: a pin in what is pinned, a ring around where the arrow keys are.
let cursor = null; // the id that the arrow keys have reached: a node, or 'c3' for a community

let cursorLine = null; // the id of the line that they have reached from there, as the picture has it: 's7', or 'd3 5' for a derived one

// The lines of the node that the arrow keys have reached, stated and derived, in the order of the picture.
function linesHere() {
  const here = reached()?.id;
  if (typeof here !== 'number') return [];
  const stated = shown.statements.filter((s) => s.from === here || s.to === here).map((s) => ({ id: `s${s.id}`, to: otherEnd(s, here), told: () => lineWords(s), open: () => chooseStatement(s) }));
  const met = derivedPairs().map(([pair]) => pair).filter((pair) => pair.includes(here));
  return [...stated, ...met.map((pair) => ({ id: `d${pair.join(' ')}`, to: pair[0] === here ? pair[1] : pair[0], told: () => `${pair.map(nameOf).join(' – ')} · ${say('together')}`, open: () => choosePair(pair) }))];
}

const lineHere = () => (document.activeElement === stage && cursorLine !== null ? linesHere().find(({ id }) => id === cursorLine) ?? null : null);
const lineWords = (s) => [`${nameOf(s.from)} → ${told(s)} → ${nameOf(s.to)}`, lastDate(s), say('times_said', rowsShown(s).length)].filter(Boolean).join(' · ');

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

function drawCursorLine(context) {
  const line = lineHere();
  const [here, there] = line ? [reached(), points().find(({ id }) => id === line.to)] : [];
  if (!there) return;
  const scale = network.getScale();
  const far = Math.hypot(there.x - here.x, there.y - here.y) || 1;
  const [alongX, alongY] = [(there.x - here.x) / far, (there.y - here.y) / far];
  for (const [name, width] of [['ground', 8], ['accent', 4]]) {
    context.beginPath();
    context.moveTo(here.x + alongX * here.size, here.y + alongY * here.size);
    context.lineTo(there.x - alongX * there.size, there.y - alongY * there.size);
    context.strokeStyle = colour(name);
    context.lineWidth = width / scale;
    context.stroke();
  }
}

network.on('afterDrawing', (context) => {
  context.save();
  drawPins(context);
  drawCursorLine(context);
  drawCursor(context);
  context.restore();
});
