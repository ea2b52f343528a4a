// The way between two entities. A step through something with many neighbours costs more: that two people
// belong to one large office says little.
const stepCost = (node) => 1 + Math.log2(1 + reach[node]);

// Only by what the filters leave: a step needs words that may be read.
function passable(statement) {
  if (state.offRelations.has(statement.kind) || !isSaid(statement)) return false;
  return !state.meetingsOnly || (kindOf[statement.to] === 'event' && ['person', 'organization'].includes(kindOf[statement.from]));
}

// Dijkstra from one end: what each node costs, and the statement by which it was reached.
class Search {
  constructor(origin) {
    this.origin = origin;
    this.cost = new Float64Array(count).fill(Infinity);
    this.came = new Int32Array(count).fill(-1);
    this.heap = new Heap();
    this.cost[origin] = 0;
    this.heap.push(0, origin);
  }

  steps(node) {
    const found = [];
    for (let at = node; at !== this.origin; at = otherEnd(found.at(-1), at)) found.push(statements[this.came[at]]);
    return found;
  }
}

// The statements of the cheapest way in order, [] where there is none. From both ends in turn: each then sees a small part of the graph.
// A line costs half of what stands at either end of it, so that both ways round it costs the same.
function way(from, to) {
  const [ahead, back] = [new Search(from), new Search(to)];
  const open = unfiltered() && !state.meetingsOnly;
  let best = Infinity;
  let meeting = null;
  while (ahead.heap.size && back.heap.size && ahead.heap.least() + back.heap.least() < best) {
    const [side, other] = ahead.heap.least() <= back.heap.least() ? [ahead, back] : [back, ahead];
    const sum = side.heap.least();
    const node = side.heap.pop();
    if (sum > side.cost[node]) continue;
    for (const statement of touching[node]) {
      const next = otherEnd(statement, node);
      const total = sum + (stepCost(node) + stepCost(next)) / 2;
      if (total >= side.cost[next] || !(open || (passable(statement) && (next === from || next === to || kindShown(next))))) continue;
      side.cost[next] = total;
      side.came[next] = statement.id;
      side.heap.push(total, next);
      if (total + other.cost[next] < best) [best, meeting] = [total + other.cost[next], next];
    }
  }
  return meeting === null ? [] : [...ahead.steps(meeting).reverse(), ...back.steps(meeting)];
}

const unfiltered = () => rowsAreOpen() && !state.offKinds.size && !state.offRelations.size;
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
