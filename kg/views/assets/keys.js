// The picture by keyboard: arrows go to the nearest node that way, Page Up and Page Down through all of them, Enter reads about one;
// with Shift the arrows go through the lines of the node that was reached, Enter reads the words of one, Space follows it.
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const TURNS = { PageDown: 1, PageUp: -1 };

function nearest(all, here, [wayX, wayY]) {
  const distance = (other) => {
    const [dx, dy] = [other.x - here.x, other.y - here.y];
    const ahead = dx * wayX + dy * wayY;
    const aside = Math.abs(dx * wayY) + Math.abs(dy * wayX);
    return ahead > 0 ? ahead + 2 * aside : Infinity;
  };
  return all.reduce((best, other) => (distance(other) < distance(best) ? other : best), here);
}

function goTo(point) {
  if (!point) return;
  cursor = point.id;
  cursorLine = null;
  const group = typeof cursor === 'string' ? Number(cursor.slice(1)) : null;
  const about = group === null ? [nameOf(cursor), say(`one_${kindOf[cursor]}`), aboutNode(cursor), state.pins.has(cursor) && say('is_pinned')] : [groupName(group), `${say('entities')} ${groupCounts().totals[group]}`];
  tell(about.filter(Boolean).join(' · '));
  reveal({ x: point.x, y: point.y });
  network.redraw();
}

function step(way) {
  const here = reached();
  goTo(here ? nearest(points(), here, way) : points()[0]);
}

function turn(by) {
  const all = points();
  const here = all.findIndex(({ id }) => id === (cursor ?? state.node));
  goTo(all[here < 0 ? 0 : (here + by + all.length) % all.length]);
}

function alongLines(by) {
  const all = linesHere();
  if (!all.length) { tell(say('no_lines')); return; }
  cursor = reached().id;
  const here = all.findIndex(({ id }) => id === cursorLine);
  const line = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : (here + by + all.length) % all.length];
  cursorLine = line.id;
  tell(line.told());
  reveal(spotOf(line.to));
  network.redraw();
}

function followLine() {
  const line = lineHere();
  if (line) goTo(points().find(({ id }) => id === line.to));
}

// A community opens in its place; of a line the words are read, of a node its panel.
function openHere() {
  const line = lineHere();
  if (line) { line.open(); panel.focus(); return; }
  if (typeof cursor === 'string' && inOverview()) { openGroup(Number(cursor.slice(1))); goTo(points()[0]); return; }
  const here = reached();
  if (here && here.id !== state.node) choose(here.id);
  panel.focus();
}

stage.addEventListener('keydown', (event) => {
  const along = event.shiftKey && WAYS[event.key];
  const acts = { ' ': followLine, '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), 0: fit, Enter: openHere };
  const act = along ? () => alongLines(along[0] + along[1]) : WAYS[event.key] ? () => step(WAYS[event.key]) : TURNS[event.key] ? () => turn(TURNS[event.key]) : acts[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  act();
  event.preventDefault();
});
for (const event of ['focus', 'blur']) stage.addEventListener(event, () => network.redraw());

// What `p` pins: where the arrow keys stand, else what is chosen.
const toPin = () => (document.activeElement === stage ? reached()?.id : state.node) ?? null;

document.addEventListener('keydown', (event) => {
  const typing = ['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName);
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') change({ ...NOTHING, pathFrom: null });
  if (event.key === 'p' && typeof toPin() === 'number') pin(toPin());
  if (event.key === '/') { field.focus(); event.preventDefault(); }
});

// Not by the address: it holds the state.
document.querySelector('.skip').addEventListener('click', (event) => { panel.focus(); event.preventDefault(); });
