// Search by name, alias, office, pinyin or initials: a combobox with a list, as the ARIA practices describe it.
const field = document.getElementById('search');
const list = document.getElementById('found');
const MOST_FOUND = 12;
let found = [];
let marked = -1;

const offices = new Map();
for (const statement of statements) {
  if (kindOf[statement.from] !== 'person' || !statement.label) continue;
  offices.set(statement.from, `${offices.get(statement.from) || ''}\n${nodes.label[statement.to]}${statement.label}`.toLowerCase());
}
const haystack = nodes.label.map((label, node) => [label, ...nodes.alias[node]].join('\n').toLowerCase());

// Pinyin as it is typed: the form whole, its start, or from three letters on its middle; Infinity does not fit.
function spelledRank(node, wanted) {
  const forms = nodes.spelling[node];
  const at = forms.startsWith(wanted) ? 0 : forms.indexOf(` ${wanted}`) + 1;
  if (at > 0 || forms.startsWith(wanted)) return [' ', undefined].includes(forms[at + wanted.length]) ? 4 : 5;
  return wanted.length > 2 && forms.includes(wanted) ? 6 : Infinity;
}

// Lower is better: whole name, start of a name, inside a name, an office, pinyin; Infinity does not fit.
function rank(node, wanted, typed) {
  const names = haystack[node];
  if (names.includes(wanted)) return names === wanted || names.startsWith(`${wanted}\n`) ? 0 : names.startsWith(wanted) ? 1 : 2;
  if (offices.get(node)?.includes(wanted)) return 3;
  return typed ? spelledRank(node, typed) : Infinity;
}

// The first of each rank, in the order of importance: sorting a hundred thousand hits would be felt.
function findAll(typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [];
  const letters = wanted.replace(/['\s]+/g, '');
  const spelling = /^[a-z0-9]+$/.test(letters) ? letters : '';
  const hits = Array.from({ length: 7 }, () => []);
  for (let node = 0; node < count; node += 1) hits[rank(node, wanted, spelling)]?.push(node);
  return hits.flatMap((found) => found.slice(0, MOST_FOUND)).slice(0, MOST_FOUND);
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

field.addEventListener('input', () => { searchFor(); toAddress(); });
field.addEventListener('blur', closeFound);
field.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) { marked = (marked + step + found.length) % found.length; drawFound(); event.preventDefault(); }
  if (event.key === 'Enter' && marked >= 0 && !list.hidden) take(found[marked]);
  if (event.key === 'Escape') { field.value = ''; closeFound(); toAddress(); }
});
