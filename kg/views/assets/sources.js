// Files: none marked means all. A corpus has thousands, so a field narrows the list.
const MOST_FILES = 100;
const fileTotals = tally(edges.file.map((place) => data.strings[place]).filter(Boolean));
const files = [...fileTotals.keys()].sort((a, b) => fileTotals.get(b) - fileTotals.get(a) || (a < b ? -1 : 1));

function fileLabel(file) {
  return make('label', {}, make('input', { type: 'checkbox', 'data-file': file, checked: state.sources.has(file), on: { change: () => flip(state.sources, file) } }),
    make('span', { text: file }), make('span', { className: 'count', text: fileTotals.get(file) }));
}

function drawSources() {
  document.getElementById('sources').hidden = files.length === 0;
  const typed = document.getElementById('source-search').value.trim().toLowerCase();
  const fitting = files.filter((file) => state.sources.has(file) || file.toLowerCase().includes(typed));
  const list = document.getElementById('source-list');
  const rest = fitting.length > MOST_FILES ? [make('p', { className: 'hint', text: say('sources_more', fitting.length - MOST_FILES) })] : [];
  keepFocus(list, 'data-file', () => list.replaceChildren(...fitting.slice(0, MOST_FILES).map(fileLabel), ...rest));
  document.getElementById('sources-told').textContent = state.sources.size ? `(${state.sources.size})` : '';
  document.getElementById('sources-all').hidden = state.sources.size === 0;
}

document.getElementById('source-search').addEventListener('input', drawSources);
document.getElementById('sources-all').addEventListener('click', () => { change({ sources: new Set() }); document.getElementById('source-search').focus(); });
