// A graph too large for one picture begins with its communities; a click opens one, with its most important members.
const groups = data.communities; // null where the whole graph is on the first picture
const members = groups ? groups.x.map(() => []) : [];
if (groups) nodes.community.forEach((group, node) => { if (group !== null) members[group].push(node); });

const MOST_LINES = 2; // for each community, the strongest first: all with all can not be read

const inOverview = () => groups !== null && state.scene.size === 0;
const isRest = (group) => groups.rest && group === members.length - 1;

// Named after its most important members; they come first in the list of nodes.
const leaders = (group) => members[group].filter((node) => kindOf[node] !== 'article').slice(0, 3);
const groupName = (group, most = 3) => (isRest(group) ? say('rest') : leaders(group).slice(0, most).map(nameOf).join('、'));
const groupSize = (share) => 12 + 26 * Math.sqrt(share);

// How many nodes of each community the filters leave, and how many lines between two communities.
function countGroups() {
  const open = rowsAreOpen() && !state.offRelations.size;
  const linked = new Set();
  const links = new Map();
  for (const statement of statements) {
    if (!open && (state.offRelations.has(statement.kind) || !rowsShown(statement).length)) continue;
    if (!kindShown(statement.from) || !kindShown(statement.to)) continue;
    if (!open) linked.add(statement.from).add(statement.to);
    const [one, other] = [nodes.community[statement.from], nodes.community[statement.to]];
    if (one === null || other === null || one === other) continue;
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    links.set(key, (links.get(key) || 0) + 1);
  }
  const totals = members.map((all) => all.filter((node) => kindShown(node) && (open || linked.has(node))).length);
  return { totals, links };
}

function groupLooks(palette) {
  const { totals, links } = countGroups();
  const most = Math.max(1, ...totals);
  const strongest = Math.max(1, ...links.values());
  const looks = totals.flatMap((total, group) => (total ? [{
    id: `c${group}`, label: '', x: groups.x[group], y: groups.y[group], shape: 'dot', size: groupSize(total / most), borderWidth: 1.5, opacity: 1, total,
    color: { background: palette[isRest(group) ? 'other' : kindOf[leaders(group)[0]]] || palette.other, border: palette.ground, hover: { background: palette.accent, border: palette.ink }, highlight: { background: palette.accent, border: palette.ink } },
  }] : []));
  const kept = [...links].filter(([key]) => key.split(' ').every((group) => totals[group])).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_LINES * looks.length);
  const lines = kept.map(([key, total]) => {
    const [one, other] = key.split(' ');
    return { id: `g${key}`, from: `c${one}`, to: `c${other}`, width: 0.6 + 5 * Math.sqrt(total / strongest), color: { color: palette.edge, highlight: palette.edge, hover: palette.edge, opacity: 0.7 }, smooth: { enabled: false, type: 'continuous', roundness: 0 }, arrows: { to: { enabled: false } } };
  });
  return { looks, lines };
}

function openGroup(group) {
  loadScene(group);
  change({ ...NOTHING, pathFrom: null });
}

document.getElementById('overview').addEventListener('click', () => openGroup(null));

const groupButton = (group) => button(groupName(group), () => { openGroup(group); panel.focus(); }, { className: 'entity group', 'data-group': group });

function groupList() {
  const { totals } = countGroups();
  const shownGroups = totals.flatMap((total, group) => (total ? [group] : []));
  return make('ul', {}, ...shownGroups.map((group) => make('li', { className: 'line one' }, groupButton(group), make('span', { className: 'when', text: totals[group] }))));
}
