// What is visible, as two tables: the same for those who can not or will not read a picture.
const tables = document.getElementById('tables');
const RELATION_COLUMNS = ['subject', 'relation', 'object', 'date', 'quote', 'source', 'article_column', 'start', 'end'];
const ENTITY_COLUMNS = ['name', 'kind', 'alias', 'links', 'IRI'];
const STEP = 200;

function relationRows(all) {
  return all.flatMap((s) => rowsShown(s).map((row) => {
    return [{ node: s.from }, told(s), { node: s.to }, text('date', row), text('quote', row), text('file', row), text('article', row), edges.start[row], edges.end[row]];
  }));
}

const entityRows = () => shown.nodes.map((node) => [{ node }, say(`one_${kindOf[node]}`), nodes.alias[node].join('、'), touching[node].length, nodes.iri[node]]);

const LOOKS = { quote: 'words', article_column: 'wide', object: 'wide', subject: 'wide', name: 'wide', date: 'whole', kind: 'whole', source: 'file', start: 'whole', end: 'whole' };

// A name opens its entity; in a file it is its text.
function plain(value) {
  if (value && value.group !== undefined) return groupName(value.group);
  return value && value.node !== undefined ? nodes.label[value.node] : value ?? '';
}
function cellOf(column, value) {
  const opens = value && (value.group !== undefined ? groupButton(value.group) : value.node !== undefined ? entityButton(value.node) : null);
  return opens ? make('td', { className: LOOKS[column] }, opens) : make('td', { className: LOOKS[column], text: plain(value) });
}

function saveTable(name, columns, rows) {
  const titles = columns.map((column) => say(column));
  save(new Blob([csv([titles, ...rows.map((row) => row.map(plain))])], { type: 'text/csv' }), 'csv', `kg-${name}`);
}

function tableOf(name, columns, rows) {
  const body = make('tbody');
  const more = button('', () => grow(), { className: 'more' });
  let done = 0;
  function grow() {
    body.append(...rows.slice(done, done + STEP).map((row) => make('tr', {}, ...row.map((value, place) => cellOf(columns[place], value)))));
    done += STEP;
    more.hidden = done >= rows.length;
    more.textContent = say('more', Math.min(STEP, rows.length - done));
  }
  grow();
  const titles = columns.map((column) => say(column));
  const keep = button(say('download'), () => saveTable(name, columns, rows), { id: `csv-${name}` });
  return [make('div', { className: 'head' }, make('h2', { id: `head-${name}`, text: `${say(name)} (${rows.length})` }), keep),
    make('div', { className: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': `head-${name}` },
      make('table', { 'aria-labelledby': `head-${name}` }, make('thead', {}, make('tr', {}, ...titles.map((title) => make('th', { scope: 'col', text: title })))), body)), more];
}

function groupTable() {
  const rows = groupCounts().totals.flatMap((total, group) => (total ? [[{ group }, total]] : []));
  return tableOf('communities', ['name', 'entities'], rows);
}

function drawTables() {
  const asTable = state.view === 'table';
  document.getElementById('as-graph').setAttribute('aria-pressed', String(!asTable));
  document.getElementById('as-table').setAttribute('aria-pressed', String(asTable));
  document.getElementById('stage').hidden = asTable;
  tables.hidden = !asTable;
  if (asTable && inOverview()) tables.replaceChildren(...groupTable());
  else if (asTable) tables.replaceChildren(...tableOf('relations_shown', RELATION_COLUMNS, relationRows(shown.statements)), ...tableOf('entities_shown', ENTITY_COLUMNS, entityRows()));
}

document.getElementById('as-graph').addEventListener('click', () => { change({ view: 'graph' }); network.setSize('100%', '100%'); network.redraw(); if (!fitted) fit(); lookAgain(); });
document.getElementById('as-table').addEventListener('click', () => change({ view: 'table' }));
