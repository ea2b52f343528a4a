// What is shown and what is chosen. Everything that draws listens for changes.
const state = {
  scene: new Set(), // the nodes in the picture
  gone: new Set(), // what was hidden or collapsed, oldest first
  pins: new Map(), // node -> [x, y]
  offKinds: new Set(),
  offRelations: new Set(),
  from: '', to: '', undated: true, sources: new Set(),
  node: null, statement: null, path: null, pair: null, // at most one of these is chosen
  said: null, // the row of the statement that an address led to
  pathEnds: null, pathFrom: null, meetingsOnly: false, together: false,
  community: null, // the one that was opened from the overview
  eye: null, // [x, y, scale] of the picture where somebody moved or zoomed it
  view: 'graph', theme: 'light',
};
const NOTHING = { node: null, statement: null, said: null, path: null, pair: null };
const listeners = [];

function change(values = {}) {
  Object.assign(state, values);
  for (const listener of listeners) listener();
}

// A listener that draws only where the values it shows are others than last time.
function unlessSame(values, draw) {
  let before = null;
  return () => {
    const now = JSON.stringify(values());
    if (now !== before) draw();
    before = now;
  };
}

const monthOf = (date) => (/^\d{4}/.test(date) ? date.slice(0, 7) : '');
const periodIsOpen = () => !state.from && !state.to && state.undated;

// A date that is less precise than the bound counts where it may lie within it.
function inPeriod(row) {
  const month = monthOf(text('date', row));
  if (!month) return state.undated;
  return (!state.from || month >= state.from.slice(0, month.length)) && (!state.to || month <= state.to.slice(0, month.length));
}

const rowsAreOpen = () => periodIsOpen() && !state.sources.size;
const counts = (row) => inPeriod(row) && (!state.sources.size || state.sources.has(text('file', row)));
const rowsShown = (statement) => (rowsAreOpen() ? statement.rows : statement.rows.filter(counts));
const isSaid = (statement) => rowsAreOpen() || statement.rows.some(counts);
const filtersNow = () => JSON.stringify([[...state.offKinds].sort(), [...state.offRelations].sort(), [...state.sources].sort(), state.from, state.to, state.undated]);
const kindShown = (node) => !state.offKinds.has(kindOf[node]);

// The statements between nodes of the picture, in their order: what lies outside it is not gone through.
function among(scene) {
  const found = [];
  for (const node of scene) for (const statement of touching[node]) if (statement.from === node && scene.has(statement.to)) found.push(statement);
  return found.sort((a, b) => a.id - b.id);
}

const isShown = (statement) => kindShown(statement.from) && kindShown(statement.to) && !state.offRelations.has(statement.kind) && isSaid(statement);

// Nodes that lose all their lines to a filter of relations, time or files go with them; nodes that never had any stay.
function visible() {
  const lines = among(state.scene).filter(isShown);
  const linked = new Set(lines.flatMap((statement) => [statement.from, statement.to]));
  const filtered = state.offRelations.size > 0 || !rowsAreOpen();
  const shown = [...state.scene].filter((node) => kindShown(node) && (!filtered || linked.has(node) || node === state.node));
  return { nodes: shown.sort((a, b) => a - b), statements: lines };
}

function choose(node) {
  if (state.pathFrom !== null && node !== null && node !== state.pathFrom) return findWay(state.pathFrom, node);
  if (node !== null) bringIn([node]);
  return change({ ...NOTHING, node });
}

function chooseStatement(statement) {
  bringIn([statement.from, statement.to]);
  change({ ...NOTHING, statement, pathFrom: null });
}

function choosePair(pair) {
  change({ ...NOTHING, pair, pathFrom: null });
}

function expand(node) {
  bringIn([...neighbours(node)].sort((a, b) => reach[b] - reach[a]).slice(0, 60));
  change();
}

// Take away the neighbours that hang on this node alone.
function collapse(node) {
  for (const other of neighbours(node)) {
    const held = neighbours(other).some((third) => third !== node && state.scene.has(third) && neighbours(third).length > 1);
    if (!held) takeOut(other);
  }
  change();
}

function hide(node) {
  takeOut(node);
  change(NOTHING);
}
