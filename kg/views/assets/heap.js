// Nodes by what they cost, cheapest first; two columns, so that nothing is allocated for an item.
class Heap {
  constructor() { this.costs = []; this.items = []; }

  get size() { return this.items.length; }

  least() { return this.costs[0]; }

  push(cost, item) {
    let place = this.items.push(item) - 1;
    this.costs.push(cost);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.costs[above] <= cost) break;
      this.move(above, place);
      place = above;
    }
    this.put(place, cost, item);
  }

  pop() {
    const top = this.items[0];
    const [cost, item] = [this.costs.pop(), this.items.pop()];
    if (!this.size) return top;
    let place = 0;
    for (let below = 1; below < this.size; below = 2 * place + 1) {
      if (below + 1 < this.size && this.costs[below + 1] < this.costs[below]) below += 1;
      if (this.costs[below] >= cost) break;
      this.move(below, place);
      place = below;
    }
    this.put(place, cost, item);
    return top;
  }

  move(from, to) { this.put(to, this.costs[from], this.items[from]); }

  put(place, cost, item) { this.costs[place] = cost; this.items[place] = item; }
}
