// The legend is the filter of kinds; beside it the filter of relations.
function legendButton(kind, total) {
  const on = !state.offKinds.has(kind);
  return make('button', { type: 'button', className: 'kind', 'data-kind': kind, 'aria-pressed': String(on), on: { click: () => flip(state.offKinds, kind) } },
    shapeOf(kind), make('span', { text: say(kind) }), make('span', { className: 'count', text: total }));
}

// Not a kind but a layer: lines that no text states.
function drawTogether() {
  const switched = document.getElementById('together');
  switched.setAttribute('aria-pressed', String(state.together));
  switched.title = say('derived');
}

document.getElementById('together').addEventListener('click', () => change({ together: !state.together }));

function flip(set, value) {
  if (!set.delete(value)) set.add(value);
  change();
}

function tally(values) {
  const totals = new Map();
  for (const value of values) totals.set(value, (totals.get(value) || 0) + 1);
  return totals;
}

const kindTotals = tally(kindOf);
const relationTotals = tally(statements.map((statement) => statement.kind));

// Rebuilt at each change; the focus stays on the button that was pressed.
function keepFocus(box, attribute, build) {
  const held = box.contains(document.activeElement) ? document.activeElement.getAttribute(attribute) : null;
  build();
  if (held !== null) [...box.querySelectorAll(`[${attribute}]`)].find((element) => element.getAttribute(attribute) === held)?.focus();
}

function drawLegend() {
  const box = document.getElementById('legend');
  keepFocus(box, 'data-kind', () => box.replaceChildren(...KINDS.filter((kind) => kindTotals.has(kind)).map((kind) => legendButton(kind, kindTotals.get(kind)))));
  const list = document.getElementById('relation-list');
  keepFocus(list, 'data-relation', () => list.replaceChildren(...[...relationTotals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([kind, total]) => make('label', {},
    make('input', { type: 'checkbox', 'data-relation': kind, checked: !state.offRelations.has(kind), on: { change: () => flip(state.offRelations, kind) } }),
    make('span', { text: relationName(kind) }), make('span', { className: 'count', text: total })))));
}

// One list open at a time, closed by Escape or a click elsewhere.
for (const drop of document.querySelectorAll('.drop')) {
  drop.addEventListener('keydown', (event) => { if (event.key === 'Escape') { drop.open = false; drop.querySelector('summary').focus(); event.stopPropagation(); } });
  document.addEventListener('pointerdown', (event) => { if (!drop.contains(event.target)) drop.open = false; });
}
