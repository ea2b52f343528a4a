// The address holds everything that was searched, chosen, filtered, opened and moved, so that it can be kept and sent.
const STEM = nodes.iri.reduce((stem, iri) => { let same = stem; while (!iri.startsWith(same)) same = same.slice(0, -1); return same; }, nodes.iri[0] ?? '').replace(/[^/#:]*$/, '');
const short = (node) => nodes.iri[node].slice(STEM.length);
const known = (iri) => (typeof iri === 'string' ? numberOf.get(iri) ?? numberOf.get(STEM + iri) ?? null : null);
const spotted = ([node, [x, y]]) => `${short(node)} ${x} ${y}`;
const lineParts = (s) => [short(s.from), short(s.to), s.kind, s.label, s.status];

function chosenParts(add) {
  if (state.path) add('way', ...state.pathEnds.map(short));
  if (state.path && state.meetingsOnly) add('meetings', '1');
  if (state.pathFrom !== null) add('start', short(state.pathFrom));
  if (state.node !== null) add('node', nodes.iri[state.node]);
  if (state.statement) add('line', ...lineParts(state.statement));
  if (state.said !== null) add('said', saidPart(state.said));
  if (state.pair) add('pair', ...state.pair.map(short));
  if (data.opened.length && !chosenAny()) add('closed', '1'); // the page begins with something chosen
}

// What differs from the picture as the file has it.
function sceneParts(add) {
  if (state.community !== null) add('community', state.community);
  add('gone', ...[...state.gone].map(short));
  const moved = [...state.scene].filter((node) => !isFirst(node) || nodes.x[node] !== first.x[node] || nodes.y[node] !== first.y[node]);
  add('at', ...moved.map((node) => spotted([node, [nodes.x[node], nodes.y[node]]])));
  add('pin', ...[...state.pins].map(spotted));
}

function filterParts(add) {
  if (state.offKinds.size) add('without', [...state.offKinds].sort().join(','));
  add('no', ...[...state.offRelations].sort());
  add('source', ...[...state.sources].sort());
  if (state.from) add('from', state.from);
  if (state.to) add('to', state.to);
  if (!state.undated) add('undated', '0');
  if (state.together) add('together', '1');
}

const chosenAny = () => state.path !== null || state.pair !== null || state.statement !== null || state.node !== null;

function address() {
  const parts = new URLSearchParams();
  const add = (name, ...values) => { for (const value of values) parts.append(name, value); };
  if (field.value) add('find', field.value);
  chosenParts(add);
  sceneParts(add);
  filterParts(add);
  if (state.eye ?? wantedEye) add('eye', (state.eye ?? wantedEye).join(' '));
  if (state.view !== 'graph') add('view', state.view);
  if (asked.language || parts.size) add('lang', language);
  if (asked.theme) add('theme', state.theme);
  return `#${parts}`;
}

// Once where much happens in short time: browsers take only so many addresses in half a minute. A frame in a notebook has none.
const SOON = 100; // milliseconds
let later = 0;
let latest = ''; // the address as it was read or written; another one was typed in, and is about to be read

function toAddress() {
  clearTimeout(later);
  later = setTimeout(writeAddress, SOON);
}

function writeAddress() {
  clearTimeout(later);
  const wanted = address();
  if (location.protocol === 'about:' || location.hash !== latest || wanted === (latest || '#')) return;
  history.replaceState(null, '', wanted);
  latest = location.hash;
}

// Whatever somebody wrote there: only known values are taken.
function fromAddress() {
  latest = location.hash;
  const parts = new URLSearchParams(location.hash.slice(1));
  if (['zh', 'en'].includes(parts.get('lang'))) { language = parts.get('lang'); asked.language = true; }
  if (['light', 'dark'].includes(parts.get('theme'))) { state.theme = parts.get('theme'); asked.theme = true; }
  Object.assign(state, NOTHING, { pathEnds: null, pathFrom: known(parts.get('start')), view: parts.get('view') === 'table' ? 'table' : 'graph' });
  readScene(parts);
  readFilters(parts);
  readChosen(parts);
  readEye(parts);
  field.value = parts.get('find') ?? '';
}

function readSpots(parts, name) {
  const read = parts.getAll(name).map((spot) => /^([^]*) (-?\d{1,7}) (-?\d{1,7})$/.exec(spot)).filter(Boolean);
  return new Map(read.map(([, iri, x, y]) => [known(iri), [Number(x), Number(y)]]).filter(([node]) => node !== null));
}

function readScene(parts) {
  const group = parts.get('community');
  state.pins = readSpots(parts, 'pin');
  loadScene(groups && /^\d+$/.test(group) && Number(group) < members.length ? Number(group) : null);
  for (const [node, spot] of readSpots(parts, 'at')) { state.scene.add(node); putAt(node, spot); }
  for (const node of parts.getAll('gone').map(known).filter((one) => one !== null)) { state.scene.delete(node); state.gone.add(node); }
}

// Taken up once the picture is drawn and fitted; see lookAgain().
function readEye(parts) {
  const read = /^(-?\d{1,7}) (-?\d{1,7}) (\d{1,2}(?:\.\d{1,3})?)$/.exec(parts.get('eye') || '')?.slice(1).map(Number);
  wantedEye = read && read[2] >= LEAST_SCALE && read[2] <= MOST_SCALE ? read : null;
}

let wantedEye = null;
function lookAgain() {
  if (wantedEye && stage.clientWidth) { const [x, y, scale] = wantedEye; wantedEye = null; lookAt({ x, y }, scale, false); }
}

function readFilters(parts) {
  const step = (name) => (/^\d{4}(-\d{2})?$/.test(parts.get(name) || '') ? parts.get(name) : '');
  Object.assign(state, {
    offKinds: new Set((parts.get('without') || '').split(',').filter((kind) => KINDS.includes(kind))),
    offRelations: new Set(parts.getAll('no').filter((kind) => relationTotals.has(kind))),
    sources: new Set(parts.getAll('source').filter((file) => fileTotals.has(file))),
    from: step('from'), to: step('to'), undated: parts.get('undated') !== '0', together: parts.get('together') === '1', meetingsOnly: parts.get('meetings') === '1',
  });
}

// At most one is chosen; what the page was made for where the address says nothing at all.
function readChosen(parts) {
  const given = (name) => parts.getAll(name).slice(0, 2).map(known);
  const [wanted, line] = [parts.size ? given('node') : data.opened, parts.getAll('line')];
  const ends = parts.size ? given('way') : data.opened;
  const whole = ([one, other]) => one !== other && [one, other].every((node) => (node ?? null) !== null);
  const statement = touching[known(line[0])]?.find((s) => s.from === known(line[0]) && s.to === known(line[1]) && [s.kind, s.label, s.status].every((part, place) => part === line[place + 2])) ?? null;
  const gone = new Set(parts.getAll('gone').map(known));
  const bring = (all) => enter(all.filter((node) => !gone.has(node)));
  if (whole(ends)) takeWay(...ends);
  else if (whole(given('pair'))) { state.pair = given('pair'); bring(state.pair); }
  else if (statement) { Object.assign(state, { statement, said: statement.rows.find((row) => saidPart(row) === parts.get('said')) ?? null }); bring([statement.from, statement.to]); }
  else if ((wanted[0] ?? null) !== null) { [state.node] = wanted; bring([state.node]); }
}

const asked = {}; // language and theme: not in the address before somebody chose them or anything else
for (const id of ['theme', 'language']) document.getElementById(id).addEventListener('click', () => { asked[id] = true; toAddress(); });
addEventListener('hashchange', () => { clearTimeout(later); fromAddress(); change(); lookAgain(); showSearch(); });

// The list of what was searched stands open, as it was.
function showSearch() {
  if (field.value) { field.focus(); searchFor(); } else closeFound();
}
