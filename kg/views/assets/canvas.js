// The picture itself: vis-network over two data sets that follow the state.
const drawnNodes = new vis.DataSet();
const drawnEdges = new vis.DataSet();
const stage = document.getElementById('canvas');
const network = new vis.Network(stage, { nodes: drawnNodes, edges: drawnEdges }, data.drawing);
let shown = { nodes: [], statements: [] };
let lit = null;

// The nodes that stay bright: the chosen ones and what they touch; null where nothing is chosen.
function litNodes() {
  if (state.path) return new Set(state.path.flatMap((s) => [s.from, s.to]));
  if (state.pair) return new Set(state.pair);
  if (state.statement) return new Set([state.statement.from, state.statement.to]);
  return state.node === null ? null : new Set([state.node, ...neighbours(state.node)]);
}

function litStatement(statement) {
  if (state.path) return state.path.includes(statement);
  if (state.pair) return false;
  if (state.statement) return state.statement === statement;
  return state.node === null || statement.from === state.node || statement.to === state.node;
}

// Larger where everything at once is small on the screen.
let boost = 1;
const sizeOf = (node) => Math.min(7 + 2.4 * Math.sqrt(reach[node]), 24) * boost;

function nodeLook(node, palette) {
  const chosen = node === state.node;
  return {
    id: node, label: '', x: nodes.x[node], y: nodes.y[node], shape: data.shapes[kindOf[node]] || 'dot', size: sizeOf(node), opacity: lit && !lit.has(node) ? 0.22 : 1,
    color: { background: palette[kindOf[node]], border: chosen ? palette.ink : palette.ground, hover: { background: palette[kindOf[node]], border: palette.ink }, highlight: { background: palette[kindOf[node]], border: palette.ink } },
    borderWidth: chosen ? 3 : 1.5, fixed: state.pins.has(node),
  };
}

// Straight, unless several lines join the same two nodes: then each further one bends more, so that all can be seen and clicked.
function edgeLook(statement, turn, palette) {
  const bright = lit && litStatement(statement);
  const bend = turn && { enabled: true, type: (turn % 2 === 1) === (statement.from < statement.to) ? 'curvedCW' : 'curvedCCW', roundness: 0.14 * Math.ceil(turn / 2) };
  return {
    id: `s${statement.id}`, from: statement.from, to: statement.to, smooth: bend || { enabled: false, type: 'continuous', roundness: 0 },
    width: bright ? 1.6 : 1.2, color: { color: bright ? palette.accent : palette.edge, highlight: palette.accent, hover: palette.accent, opacity: lit && !bright ? 0.18 : 1 },
    arrows: { to: { enabled: true, scaleFactor: 0.45 } },
  };
}

function palette() {
  return Object.fromEntries([...KINDS, 'ink', 'ground', 'edge', 'accent'].map((name) => [name, colour(name)]));
}

// Only what looks different is handed on: vis works long over each item. A node's place counts as its look.
const drawn = new Map([[drawnNodes, new Map()], [drawnEdges, new Map()]]);

function sync(set, looks) {
  const before = drawn.get(set);
  const now = new Map(looks.map((look) => [look.id, JSON.stringify(look)]));
  set.remove([...before.keys()].filter((id) => !now.has(id)));
  set.update(looks.filter((look) => before.get(look.id) !== now.get(look.id)));
  drawn.set(set, now);
}

function draw() {
  shown = visible();
  lit = litNodes();
  const colours = palette();
  const turns = new Map();
  document.getElementById('overview').hidden = groups === null || inOverview();
  document.getElementById('empty').hidden = shown.nodes.length > 0 || inOverview();
  if (inOverview()) {
    const { looks, lines } = groupLooks(colours);
    sync(drawnNodes, looks);
    sync(drawnEdges, lines);
    document.getElementById('status').textContent = say('shown_groups', looks.length, count, statements.length);
    return;
  }
  sync(drawnNodes, shown.nodes.map((node) => nodeLook(node, colours)));
  sync(drawnEdges, [...derivedPairs().map(([pair, events]) => pairLook(pair, events.length, colours)), ...shown.statements.map((statement) => {
    const pair = [statement.from, statement.to].sort((a, b) => a - b).join(' ');
    turns.set(pair, (turns.get(pair) ?? -1) + 1);
    return edgeLook(statement, turns.get(pair), colours);
  })]);
  document.getElementById('status').textContent = say('shown', shown.nodes.length, shown.statements.length, count, statements.length);
}

const [LEAST_SCALE, MOST_SCALE] = [0.02, 10];
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const motion = () => (calm.matches ? false : { duration: 250, easingFunction: 'easeInOutQuad' });

// Everything in view, with room for the names at the rim and for the buttons below.
let fitted = false;
function fit() {
  if (!stage.clientWidth) return; // behind the table
  fitted = true;
  state.eye = null;
  network.fit({ animation: false, maxZoomLevel: 1.7, minZoomLevel: LEAST_SCALE });
  const before = boost;
  boost = Math.min(Math.max(0.75 / network.getScale(), 1), 1.4);
  if (boost !== before) draw();
  network.moveTo({ scale: network.getScale() * 0.86, position: network.getViewPosition(), offset: { x: 0, y: -18 } });
}

// Where somebody looks, as the address keeps it: the middle of the picture and its scale; null where everything is in view.
function lookAt({ x, y }, scale, animation = motion()) {
  state.eye = [Math.round(x), Math.round(y), Math.round(scale * 1000) / 1000];
  network.moveTo({ position: { x: state.eye[0], y: state.eye[1] }, scale: state.eye[2], animation });
  toAddress();
}

function looked() {
  const { x, y } = network.getViewPosition();
  state.eye = [Math.round(x), Math.round(y), Math.round(network.getScale() * 1000) / 1000];
  toAddress();
}

// Move a node into view only where it is out of sight: a picture that jumps at each click can not be read.
function reveal(position) {
  if (!stage.clientWidth) return; // behind the table
  const { x, y } = network.canvasToDOM(position);
  const room = 30;
  if (x < room || y < room || x > stage.clientWidth - room || y > stage.clientHeight - room) lookAt(position, network.getScale());
}

const spotOf = (node) => ({ x: nodes.x[node], y: nodes.y[node] });
const zoom = (factor) => lookAt(network.getViewPosition(), Math.min(Math.max(network.getScale() * factor, LEAST_SCALE), MOST_SCALE));

network.on('click', ({ nodes: [node], edges: [edge] }) => {
  cursor = cursorLine = null;
  if (typeof node === 'string') openGroup(Number(node.slice(1)));
  else if (node !== undefined) choose(node);
  else if (edge !== undefined && edge.startsWith('g')) return;
  else if (edge !== undefined && edge.startsWith('d')) choosePair(edge.slice(1).split(' ').map(Number));
  else if (edge !== undefined) chooseStatement(statements[Number(edge.slice(1))]);
  else if (state.pathFrom === null) change(NOTHING);
});
network.on('doubleClick', ({ nodes: [node] }) => { if (typeof node === 'number') expand(node); });
network.on('dragEnd', ({ nodes: moved }) => {
  for (const [node, { x, y }] of Object.entries(network.getPositions(moved.filter((one) => typeof one === 'number')))) putAt(Number(node), [Math.round(x), Math.round(y)]);
  if (moved.length) toAddress(); else looked();
});
network.on('zoom', looked);
for (const [event, cursor] of Object.entries({ hoverNode: 'pointer', blurNode: '', hoverEdge: 'pointer', blurEdge: '' })) network.on(event, () => { stage.style.cursor = cursor; });

document.getElementById('zoom-in').addEventListener('click', () => zoom(1.4));
document.getElementById('zoom-out').addEventListener('click', () => zoom(1 / 1.4));
document.getElementById('zoom-fit').addEventListener('click', () => { fit(); toAddress(); });
document.getElementById('relay').addEventListener('click', layOutAgain);
// On its ground: without one the names of the dark page could not be read on white.
function pngPicture(whenDone) {
  const drawing = stage.querySelector('canvas');
  const paper = make('canvas', { width: drawing.width, height: drawing.height });
  const context = paper.getContext('2d');
  context.fillStyle = colour('ground');
  context.fillRect(0, 0, paper.width, paper.height);
  context.drawImage(drawing, 0, 0);
  paper.toBlob(whenDone);
}

document.getElementById('picture').addEventListener('click', () => pngPicture((blob) => save(blob, 'png')));
