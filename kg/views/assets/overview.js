// A graph too large for one picture begins with its communities; a click opens one, with its most important members.
const groups = data.communities; // null where the whole graph is on the first picture
const members = groups ? groups.x.map(() => []) : [];
if (groups) nodes.community.forEach((group, node) => { if (group !== null) members[group].push(node); });

const MOST_LINES = 2; // for each community, the strongest first: all with all can not be read

const inOverview = () => groups !== null && state.scene.size === 0;
const isRest = (group) => groups.rest && group === members.length - 1;

// Named after its most important members, each name once; they come first in the list of nodes.
const leaders = (group) => members[group].filter((node) => kindOf[node] !== 'article').slice(0, 6);
const leaderNames = members.map((_, group) => [...new Set(leaders(group).map((node) => nodes.label[node]))]);
const groupName = (group, most = 3) => (isRest(group) ? say('rest') : leaderNames[group].slice(0, most).join('、'));
const groupSize = (share) => 12 + 26 * Math.sqrt(share);

// How many nodes of each community the filters leave, and how many lines between two communities: [one, other, lines].
function countGroups() {
  const open = rowsAreOpen() && !state.offRelations.size;
  const linked = new Uint8Array(count);
  const links = new Int32Array(members.length ** 2);
  for (const statement of statements) {
    if (!open && (state.offRelations.has(statement.kind) || !isSaid(statement))) continue;
    if (!kindShown(statement.from) || !kindShown(statement.to)) continue;
    linked[statement.from] = linked[statement.to] = 1;
    const [one, other] = [nodes.community[statement.from], nodes.community[statement.to]];
    if (one !== null && other !== null && one !== other) links[Math.min(one, other) * members.length + Math.max(one, other)] += 1;
  }
  const totals = members.map((all) => all.reduce((total, node) => total + (kindShown(node) && (open || linked[node]) ? 1 : 0), 0));
  const between = [...links].flatMap((total, place) => (total ? [[Math.floor(place / members.length), place % members.length, total]] : []));
  return { totals, links: between };
}

// Counted again only under other filters: it goes through the whole graph.
let groupsCounted = { under: null };
function groupCounts() {
  const under = filtersNow();
  if (groupsCounted.under !== under) groupsCounted = { under, ...countGroups() };
  return groupsCounted;
}

function groupLooks(palette) {
  const { totals, links } = groupCounts();
  const most = Math.max(1, ...totals);
  const strongest = Math.max(1, ...links.map(([, , total]) => total));
  const looks = totals.flatMap((total, group) => (total ? [{
    id: `c${group}`, label: '', x: groups.x[group], y: groups.y[group], shape: 'dot', size: groupSize(total / most), borderWidth: 1.5, opacity: 1, total,
    color: { background: palette[isRest(group) ? 'other' : kindOf[leaders(group)[0]]] || palette.other, border: palette.ground, hover: { background: palette.accent, border: palette.ink }, highlight: { background: palette.accent, border: palette.ink } },
  }] : []));
  const kept = links.filter(([one, other]) => totals[one] && totals[other]).sort((a, b) => b[2] - a[2]).slice(0, MOST_LINES * looks.length);
  const lines = kept.map(([one, other, total]) => ({
    id: `g${one} ${other}`, from: `c${one}`, to: `c${other}`, width: 0.6 + 5 * Math.sqrt(total / strongest), color: { color: palette.edge, highlight: palette.edge, hover: palette.edge, opacity: 0.7 }, smooth: { enabled: false, type: 'continuous', roundness: 0 }, arrows: { to: { enabled: false } },
  }));
  return { looks, lines };
}

function openGroup(group) {
  loadScene(group);
  change({ ...NOTHING, pathFrom: null });
}

document.getElementById('overview').addEventListener('click', () => openGroup(null));

const groupButton = (group) => button(groupName(group), () => { openGroup(group); panel.focus(); }, { className: 'entity group', 'data-group': group });

function groupList() {
  const { totals } = groupCounts();
  const shownGroups = totals.flatMap((total, group) => (total ? [group] : []));
  return make('ul', {}, ...shownGroups.map((group) => make('li', { className: 'line one' }, groupButton(group), make('span', { className: 'when', text: totals[group] }))));
}
