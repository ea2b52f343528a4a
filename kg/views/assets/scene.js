// Which nodes the picture holds and where they stand: first as the file has it, then as somebody opened, hid, moved and pinned them.
const first = { x: [...nodes.x], y: [...nodes.y] }; // of a large graph, each within its community
const firstAll = groups ? [] : [...first.x.keys()].filter((node) => first.x[node] !== null);
let refit = false;

// What a picture begins with: all that have a place, or those of one community; none in the overview.
const firstNodes = (community) => (community === null ? firstAll : members[community].filter((node) => first.x[node] !== null));
const isFirst = (node) => first.x[node] !== null && (!groups || (state.community !== null && nodes.community[node] === state.community));

function loadScene(community) {
  nodes.x.fill(null);
  nodes.y.fill(null);
  state.community = community;
  state.scene = new Set(firstNodes(community));
  state.gone = new Set();
  for (const node of state.scene) putAt(node, state.pins.get(node) ?? [first.x[node], first.y[node]]);
  refit = true;
}

function putAt(node, [x, y]) {
  nodes.x[node] = x;
  nodes.y[node] = y;
}

// Into the picture, beside what is there; whatever the filters say.
function enter(wanted) {
  if (inOverview()) loadScene(wanted.length === 1 ? nodes.community[wanted[0]] : null);
  const fresh = [...new Set(wanted)].filter((node) => !state.scene.has(node));
  for (const node of fresh) { state.scene.add(node); state.gone.delete(node); }
  if (fresh.length) settle(fresh);
}

// Out of the picture, and among what can be shown again.
function takeOut(node) {
  if (state.scene.delete(node)) state.gone.add(node);
}

// A node that is asked for is shown: its kind is switched on again.
function bringIn(wanted) {
  for (const node of wanted) state.offKinds.delete(kindOf[node]);
  enter(wanted);
}

// A pinned node stays where it is: it can not be dragged, and laying out again goes round it.
function pin(node) {
  if (!state.pins.delete(node)) state.pins.set(node, [nodes.x[node], nodes.y[node]]);
  tell(say(state.pins.has(node) ? 'pinned' : 'unpinned', nameOf(node)));
  change();
}

// For those who hear the page.
function tell(words) {
  document.getElementById('spoken').textContent = words;
}
