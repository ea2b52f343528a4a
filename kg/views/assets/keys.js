// The picture by keyboard: arrows go to the nearest node that way, Enter reads about it.
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function nearest(node, [wayX, wayY]) {
  const distance = (other) => {
    const [dx, dy] = [nodes.x[other] - nodes.x[node], nodes.y[other] - nodes.y[node]];
    const ahead = dx * wayX + dy * wayY;
    const aside = Math.abs(dx * wayY) + Math.abs(dy * wayX);
    return ahead > 0 ? ahead + 2 * aside : Infinity;
  };
  return shown.nodes.reduce((best, other) => (distance(other) < distance(best) ? other : best), node);
}

function step(way) {
  const here = state.node ?? shown.nodes[0];
  if (here === undefined) return;
  const next = state.node === null ? here : nearest(here, way);
  choose(next);
  reveal(next);
}

stage.addEventListener('keydown', (event) => {
  const acts = { '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), 0: fit, Enter: () => panel.focus() };
  const act = WAYS[event.key] ? () => step(WAYS[event.key]) : acts[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  act();
  event.preventDefault();
});

document.addEventListener('keydown', (event) => {
  const typing = ['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName);
  if (event.key === 'Escape' && !typing) change({ ...NOTHING, pathFrom: null });
  if (event.key === '/' && !typing) { field.focus(); event.preventDefault(); }
});
