// The way between two entities. A step through something with many neighbours costs more: that two people
// belong to one large office says little.
const stepCost = (node) => 1 + Math.log2(1 + reach[node]);

// Only by what the filters leave: a step needs words that may be read.
function passable(statement) {
  if (state.offRelations.has(statement.kind) || !rowsShown(statement).length) return false;
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
  const open = unfiltered() && !state.meetingsOnly;
  heap.push([0, from]);
  while (heap.items.length) {
    const [sum, node] = heap.pop();
    if (node === to) break;
    if (sum > cost.get(node)) continue;
    for (const statement of touching[node]) {
      const other = otherEnd(statement, node);
      if (!open && (!passable(statement) || (other !== to && !kindShown(other)))) continue;
      const next = sum + stepCost(other);
      if (next < (cost.get(other) ?? Infinity)) { cost.set(other, next); came.set(other, statement); heap.push([next, other]); }
    }
  }
  const steps = [];
  for (let node = to; node !== from && came.has(node); node = otherEnd(came.get(node), node)) steps.unshift(came.get(node));
  return steps;
}

const unfiltered = () => rowsAreOpen() && !state.offKinds.size && !state.offRelations.size;
const filtersNow = () => JSON.stringify([[...state.offKinds].sort(), [...state.offRelations].sort(), [...state.sources].sort(), state.from, state.to, state.undated]);
let foundUnder = ''; // the filters

function takeWay(from, to) {
  const steps = way(from, to);
  foundUnder = filtersNow();
  enter([from, to, ...steps.flatMap((s) => [s.from, s.to])]);
  Object.assign(state, NOTHING, { path: steps, pathEnds: [from, to], pathFrom: null });
}

function findWay(from, to) {
  if (groups) loadScene(null); // a way through a large graph stands alone: what one of its communities holds says nothing about it
  for (const end of [from, to]) state.offKinds.delete(kindOf[end]);
  takeWay(from, to);
  change();
}

// Other filters, another way.
function followFilters() {
  if (state.path && foundUnder !== filtersNow()) takeWay(...state.pathEnds);
}
