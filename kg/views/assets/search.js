// Search by name, alias, office, pinyin or initials: a combobox with a list, as the ARIA practices describe it.
const field = document.getElementById('search');
const list = document.getElementById('found');
const MOST_FOUND = 12;
let found = [];
let marked = -1;

// One long text of a field of all nodes, and where each node begins in it: going through it is much faster than through many texts.
const BETWEEN = '\u0001';
function indexOf(texts) {
  const starts = new Int32Array(count + 1);
  texts.forEach((one, node) => { starts[node + 1] = starts[node] + one.length + 1; });
  return { all: texts.join(BETWEEN), starts };
}

// Made when somebody begins to search.
let index = null;
function makeIndex() {
  if (index) return;
  const offices = nodes.iri.map(() => '');
  for (const { from, to, kind, label } of statements) if (kindOf[from] === 'person' && label && label !== kind) offices[from] += `${nodes.label[to]}${label}\n`;
  index = { names: indexOf(nodes.label.map((label, node) => [label, ...nodes.alias[node]].join('\n').toLowerCase())), offices: indexOf(offices.map((office) => office.toLowerCase())), spelling: indexOf(nodes.spelling) };
}

// Calls act(node, from where in its text, its text's places) for each place where a node's text has the wanted one, or for the first.
function everyHit({ all, starts }, wanted, act, { once = false } = {}) {
  let node = 0;
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
    while (starts[node + 1] <= at) node += 1;
    if (at + wanted.length < starts[node + 1]) act(node, at, starts[node], starts[node + 1] - 1);
    if (once) at = starts[node + 1] - 1;
  }
}

// Lower is better: whole name 0, start of a name 1, inside a name 2, an office 3; then pinyin: the form whole 4, its start 5, from
// three letters on its middle 6. 7 does not fit.
const UNFIT = 7;
function ranks(wanted, letters) {
  const best = new Uint8Array(count).fill(UNFIT);
  const take = (node, rank) => { if (rank < best[node]) best[node] = rank; };
  const { names, offices, spelling } = index;
  const whole = (all, at, end, mark) => at === end || all[at] === mark;
  everyHit(names, wanted, (node, at, start, end) => take(node, at > start ? 2 : whole(names.all, at + wanted.length, end, '\n') ? 0 : 1), { once: true });
  everyHit(offices, wanted, (node) => take(node, 3), { once: true });
  if (letters) {
    everyHit(spelling, letters, (node, at, start, end) => {
      const first = at === start || spelling.all[at - 1] === ' ';
      if (first || letters.length > 2) take(node, !first ? 6 : whole(spelling.all, at + letters.length, end, ' ') ? 4 : 5);
    });
  }
  return best;
}

// The first of each rank, in the order of importance: sorting a hundred thousand hits would be felt.
function findAll(typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [];
  makeIndex();
  const letters = wanted.replace(/['\s]+/g, '');
  const hits = Array.from({ length: UNFIT }, () => []);
  ranks(wanted, /^[a-z0-9]+$/.test(letters) ? letters : '').forEach((rank, node) => { if (rank < UNFIT && hits[rank].length < MOST_FOUND) hits[rank].push(node); });
  return hits.flat().slice(0, MOST_FOUND);
}

function optionOf(node, place) {
  const about = [say(`one_${kindOf[node]}`), ...nodes.alias[node].slice(0, 2), aboutNode(node)].filter(Boolean).join(' · ');
  return make('li', { role: 'option', id: `found-${place}`, 'aria-selected': String(place === marked), 'data-node': node, on: { pointerdown: (event) => { event.preventDefault(); take(node); } } },
    shapeOf(kindOf[node]), make('span', { text: nameOf(node) }), make('small', { text: about }));
}

function drawFound() {
  const typed = field.value.trim() !== '';
  list.replaceChildren(...found.map(optionOf));
  if (typed && !found.length) list.append(make('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, make('span'), make('span', { text: say('search_none') })));
  list.hidden = !typed;
  field.setAttribute('aria-expanded', String(typed));
  if (marked >= 0) { field.setAttribute('aria-activedescendant', `found-${marked}`); list.children[marked].scrollIntoView({ block: 'nearest' }); } else field.removeAttribute('aria-activedescendant');
}

function closeFound() {
  list.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

function take(node) {
  field.value = '';
  closeFound();
  choose(node);
  reveal(spotOf(node));
  document.getElementById('panel').focus();
}

function searchFor() {
  found = findAll(field.value);
  marked = found.length ? 0 : -1;
  drawFound();
}

field.addEventListener('focus', makeIndex);
field.addEventListener('input', () => { searchFor(); toAddress(); });
field.addEventListener('blur', closeFound);
field.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) { marked = (marked + step + found.length) % found.length; drawFound(); event.preventDefault(); }
  if (event.key === 'Enter' && marked >= 0 && !list.hidden) take(found[marked]);
  if (event.key === 'Escape') { field.value = ''; closeFound(); toAddress(); }
});
