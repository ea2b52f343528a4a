// Places for nodes that come later, and for all when asked. No chance in it: the same steps give the same picture.
const LENGTH = 110;
const GOLDEN = 2.399963;

function settle(fresh) {
  const placed = [...state.scene].filter((node) => nodes.x[node] !== null && !fresh.includes(node));
  fresh.forEach((node, turn) => {
    if (state.pins.has(node)) putAt(node, state.pins.get(node));
    if (nodes.x[node] !== null) return;
    const near = neighbours(node).filter((other) => state.scene.has(other) && nodes.x[other] !== null);
    const [x, y] = near.length ? middle(near) : edgeOf(placed);
    const radius = LENGTH * (near.length > 1 ? 0.4 : 0.9) + 9 * Math.sqrt(turn);
    nodes.x[node] = Math.round(x + radius * Math.cos(turn * GOLDEN));
    nodes.y[node] = Math.round(y + radius * Math.sin(turn * GOLDEN));
  });
  relax(free(fresh), 60);
}

const free = (all) => new Set(all.filter((node) => !state.pins.has(node)));

function middle(near) {
  const sum = (column) => near.reduce((total, node) => total + column[node], 0) / near.length;
  return [sum(nodes.x), sum(nodes.y)];
}

function edgeOf(placed) {
  return placed.length ? [Math.max(...placed.map((node) => nodes.x[node])) + 2 * LENGTH, middle(placed)[1]] : [0, 0];
}

// Springs along lines, repulsion between all; only the nodes of `moving` move.
function relax(moving, rounds) {
  const scene = [...state.scene].filter((node) => nodes.x[node] !== null);
  const springs = statements.filter((s) => state.scene.has(s.from) && state.scene.has(s.to) && s.from !== s.to);
  for (let round = 0; round < rounds; round += 1) {
    const heat = 30 * (1 - round / rounds);
    const push = new Map([...moving].map((node) => [node, [0, 0]]));
    for (const node of moving) for (const other of scene) if (other !== node) repel(push.get(node), node, other);
    for (const spring of springs) { pull(push.get(spring.from), spring.from, spring.to); pull(push.get(spring.to), spring.to, spring.from); }
    for (const [node, [dx, dy]] of push) {
      const force = Math.hypot(dx, dy) || 1;
      nodes.x[node] += (dx / force) * Math.min(force, heat);
      nodes.y[node] += (dy / force) * Math.min(force, heat);
    }
  }
  for (const node of moving) { nodes.x[node] = Math.round(nodes.x[node]); nodes.y[node] = Math.round(nodes.y[node]); }
}

function repel(push, node, other) {
  const dx = nodes.x[node] - nodes.x[other] || (node - other) * 0.01;
  const dy = nodes.y[node] - nodes.y[other] || 0.01;
  const square = dx * dx + dy * dy;
  if (square > 16 * LENGTH * LENGTH) return;
  const force = (LENGTH * LENGTH * 0.35) / square;
  push[0] += dx * force;
  push[1] += dy * force;
}

function pull(push, node, other) {
  if (!push) return;
  const dx = nodes.x[other] - nodes.x[node];
  const dy = nodes.y[other] - nodes.y[node];
  const stretch = (Math.hypot(dx, dy) - LENGTH) / LENGTH;
  push[0] += dx * stretch * 0.2;
  push[1] += dy * stretch * 0.2;
}

function layOutAgain() {
  const shown = visible().nodes;
  relax(free(shown), shown.length > 400 ? 40 : 120);
  change();
  fit();
}
