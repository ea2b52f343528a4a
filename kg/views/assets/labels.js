// Names on the picture: one size whatever the zoom, the most important first, each only where no other stands.
const FONT = 13;
const SMALL = 12;
const CELL = 4;
const LONGEST = 15;
const COVERING = 40; // as many names may stand on nodes where there is no free spot; the others give way
const COVERING_GROUPS = 12; // the same in the overview
let drawnLabels = [];
const buttonsOnPicture = [document.querySelector('.zoom')]; // no name stands below them

class Cells {
  constructor(width, height) {
    this.columns = Math.ceil(width / CELL);
    this.rows = Math.ceil(height / CELL);
    this.taken = new Uint8Array(this.columns * this.rows);
  }

  // Calls act(place) for each cell of the box; false as soon as act says so or the box leaves the picture.
  every({ x, y, width, height }, act) {
    const [left, top] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    const [right, bottom] = [Math.floor((x + width) / CELL), Math.floor((y + height) / CELL)];
    if (left < 0 || top < 0 || right >= this.columns || bottom >= this.rows) return false;
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) if (act(row * this.columns + column) === false) return false;
    return true;
  }

  free(box, least) { return this.every(box, (place) => this.taken[place] < least); }
  take(box, value) { this.every(box, (place) => { this.taken[place] = Math.max(this.taken[place], value); }); }
}

const shorten = (name) => ([...name].length > LONGEST ? `${[...name].slice(0, LONGEST - 1).join('')}…` : name);

function* spots(x, y, size, width, height) {
  yield { x: x - width / 2, y: y + size + 3, width, height };
  yield { x: x - width / 2, y: y - size - 3 - height, width, height };
  yield { x: x + size + 4, y: y - height / 2, width, height };
  yield { x: x - size - 4 - width, y: y - height / 2, width, height };
}

// First a spot that covers neither a name nor a node, then one that covers no name.
function place(cells, candidates, least) {
  const boxes = [...candidates];
  for (const limit of [1, 2]) for (const box of boxes) if (limit <= least && cells.free(box, limit)) { cells.take(box, 2); return box; }
  return null;
}

function writeLabel(context, box, name, size, ink, strong) {
  context.font = `${strong ? 600 : 400} ${size}px ${colour('sans')}`;
  context.lineWidth = 3.5;
  context.strokeStyle = colour('halo');
  context.strokeText(name, box.x + 2, box.y + box.height / 2);
  context.fillStyle = ink;
  context.fillText(name, box.x + 2, box.y + box.height / 2);
  drawnLabels.push({ ...box, name, size, ink });
}

// The overview: each community's first name, as many more as there is room for.
function drawGroupLabels(context, cells) {
  const scale = network.getScale();
  const looks = drawnNodes.get().map((look) => ({ ...look, at: network.canvasToDOM(network.getPosition(look.id)), size: look.size * scale })).sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
  for (const { at, size } of looks) cells.take({ x: at.x - size, y: at.y - size, width: 2 * size, height: 2 * size }, 1);
  for (const { id, at, size } of looks) {
    context.font = `400 ${FONT}px ${colour('sans')}`;
    const name = shorten(groupName(Number(id.slice(1)), 1));
    const box = place(cells, spots(at.x, at.y, size, context.measureText(name).width + 4, FONT + 5), drawnLabels.length < COVERING_GROUPS ? 2 : 1);
    if (box) writeLabel(context, box, name, FONT, colour('ink'), false);
  }
}

function drawNodeLabels(context, cells, spot) {
  const first = (node) => (node === state.node ? 2 : Number(Boolean(lit && lit.has(node))));
  const weight = (node) => reach[node] * (kindOf[node] === 'person' ? 2 : 1); // people are what one looks for
  const order = [...spot.keys()].sort((a, b) => first(b) - first(a) || weight(b) - weight(a) || a - b);
  const [ink, soft] = [colour('ink'), colour('soft')];
  for (const node of order) {
    const strong = node === state.node;
    const name = shorten(nameOf(node));
    const at = spot.get(node);
    context.font = `${strong ? 600 : 400} ${FONT}px ${colour('sans')}`;
    const box = place(cells, spots(at.x, at.y, at.size, context.measureText(name).width + 4, FONT + 5), drawnLabels.length < COVERING ? 2 : 1);
    if (box && (!lit || lit.has(node) || shown.nodes.length < 30)) writeLabel(context, box, name, FONT, lit && !lit.has(node) ? soft : ink, strong);
  }
}

// The words on the lines of what is chosen: there are few, so they can be read.
function drawLineLabels(context, cells, spot) {
  if (!lit) return;
  const accent = colour('accent');
  for (const statement of shown.statements.filter(litStatement)) {
    const [from, to] = [spot.get(statement.from), spot.get(statement.to)];
    if (!from || !to) continue; // vis draws in the middle of a change, too
    const name = shorten(told(statement));
    context.font = `400 ${SMALL}px ${colour('sans')}`;
    const width = context.measureText(name).width + 4;
    const along = [0.5, 0.6, 0.4, 0.7, 0.3].map((part) => ({ x: from.x + (to.x - from.x) * part - width / 2, y: from.y + (to.y - from.y) * part - 8, width, height: 16 }));
    const box = place(cells, along, 1);
    if (box) writeLabel(context, box, name, SMALL, accent, false);
  }
}

network.on('afterDrawing', (context) => {
  const ratio = context.canvas.width / stage.clientWidth;
  const scale = network.getScale();
  const cells = new Cells(stage.clientWidth, stage.clientHeight);
  const spot = new Map(Object.entries(network.getPositions(shown.nodes)).map(([node, at]) => [Number(node), { ...network.canvasToDOM(at), size: sizeOf(Number(node)) * scale }]));
  drawnLabels = [];
  for (const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } of buttonsOnPicture) cells.take({ x, y, width: Math.min(width, stage.clientWidth - x - 1), height }, 2);
  // Faded nodes may be written over.
  for (const [node, { x, y, size }] of spot) if (!lit || lit.has(node)) cells.take({ x: x - size, y: y - size, width: 2 * size, height: 2 * size }, 1);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.lineJoin = 'round';
  if (inOverview()) drawGroupLabels(context, cells);
  drawNodeLabels(context, cells, spot);
  drawLineLabels(context, cells, spot);
  context.restore();
});
