// The way between two entities. A step through something with many neighbours costs more: that two people
// belong to one large office says little.
const stepCost = (node) => 1 + Math.log2(1 + reach[node]);

function passable(statement) {
  if (state.offRelations.has(statement.kind)) return false;
  return !state.meetingsOnly || (kindOf[statement.to] === 'event' && ['person', 'organization'].includes(kindOf[statement.from]));
}

// A heap of [cost, node], smallest first.
class Heap {
  constructor() { this.items = []; }

  push(item) {
    let place = this.items.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.items[above][0] <= item[0]) break;
      this.items[place] = this.items[above];
      place = above;
    }
    this.items[place] = item;
  }

  pop() {
    const [top, last] = [this.items[0], this.items.pop()];
    if (!this.items.length) return top;
    let place = 0;
    for (let below = 1; below < this.items.length; below = 2 * place + 1) {
      if (below + 1 < this.items.length && this.items[below + 1][0] < this.items[below][0]) below += 1;
      if (this.items[below][0] >= last[0]) break;
      this.items[place] = this.items[below];
      place = below;
    }
    this.items[place] = last;
    return top;
  }
}

// The statements of the cheapest way in order, [] where there is none.
function way(from, to) {
  const cost = new Map([[from, 0]]);
  const came = new Map();
  const heap = new Heap();
  heap.push([0, from]);
  while (heap.items.length) {
    const [sum, node] = heap.pop();
    if (node === to) break;
    if (sum > cost.get(node)) continue;
    for (const statement of touching[node]) {
      if (!passable(statement)) continue;
      const other = otherEnd(statement, node);
      const next = sum + stepCost(other);
      if (next < (cost.get(other) ?? Infinity)) { cost.set(other, next); came.set(other, statement); heap.push([next, other]); }
    }
  }
  const steps = [];
  for (let node = to; node !== from && came.has(node); node = otherEnd(came.get(node), node)) steps.unshift(came.get(node));
  return steps;
}

function findWay(from, to) {
  const steps = way(from, to);
  if (groups) loadGroup(null); // a way through a large graph stands alone: what one of its communities holds says nothing about it
  bringIn([from, to, ...steps.flatMap((s) => [s.from, s.to])]);
  change({ ...NOTHING, path: steps, pathEnds: [from, to], pathFrom: null });
}
