// Places for nodes that come later, and for all when asked. No chance in it: the same steps give the same picture.
const LENGTH = 110;
const GOLDEN = 2.399963;

function settle(fresh) {
  const added = new Set(fresh);
  const placed = [...state.scene].filter((node) => nodes.x[node] !== null && !added.has(node));
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

// Springs along lines, repulsion between all; only the nodes of `moving` move. Columns of numbers: a thousand nodes are many pairs.
function relax(moving, rounds) {
  const scene = [...state.scene].filter((node) => nodes.x[node] !== null);
  const place = new Map(scene.map((node, at) => [node, at]));
  const [xs, ys] = [nodes.x, nodes.y].map((column) => Float64Array.from(scene, (node) => column[node]));
  const movers = Int32Array.from([...moving].filter((node) => place.has(node)), (node) => place.get(node));
  const springs = Array.from(movers, (at) => springsOf(scene[at], place));
  const [pushX, pushY] = [new Float64Array(movers.length), new Float64Array(movers.length)];
  for (let round = 0; round < rounds; round += 1) {
    const heat = 30 * (1 - round / rounds);
    movers.forEach((at, mover) => {
      const [dx, dy] = forceOn(at, springs[mover], xs, ys);
      const force = Math.hypot(dx, dy) || 1;
      pushX[mover] = (dx / force) * Math.min(force, heat);
      pushY[mover] = (dy / force) * Math.min(force, heat);
    });
    movers.forEach((at, mover) => { xs[at] += pushX[mover]; ys[at] += pushY[mover]; });
  }
  for (const at of movers) putAt(scene[at], [Math.round(xs[at]), Math.round(ys[at])]);
}

const springsOf = (node, place) => Int32Array.from(touching[node].map((s) => otherEnd(s, node)).filter((other) => other !== node && place.has(other)), (other) => place.get(other));

function forceOn(at, springs, xs, ys) {
  let [sumX, sumY] = [0, 0];
  for (let other = 0; other < xs.length; other += 1) {
    if (other === at) continue;
    const dx = xs[at] - xs[other] || (at - other) * 0.01;
    const dy = ys[at] - ys[other] || 0.01;
    const square = dx * dx + dy * dy;
    if (square > 16 * LENGTH * LENGTH) continue;
    const force = (LENGTH * LENGTH * 0.35) / square;
    sumX += dx * force;
    sumY += dy * force;
  }
  for (const other of springs) {
    const [dx, dy] = [xs[other] - xs[at], ys[other] - ys[at]];
    const stretch = (Math.hypot(dx, dy) - LENGTH) / LENGTH;
    sumX += dx * stretch * 0.2;
    sumY += dy * stretch * 0.2;
  }
  return [sumX, sumY];
}

function layOutAgain() {
  const shown = visible().nodes;
  relax(free(shown), shown.length > 400 ? 40 : 120);
  change();
  fit();
}
