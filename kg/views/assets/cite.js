// What is said, to be taken elsewhere: as a citation, as a link to it, as a table.
const citation = (row) => say('citation', text('quote', row), whereItStands(row));

// Copied, or where that is not allowed marked, to be copied by hand.
function copyWords(words, pressed, marked) {
  const mark = () => getSelection().selectAllChildren(marked);
  if (!navigator.clipboard) { mark(); return; }
  navigator.clipboard.writeText(words).then(() => { pressed.textContent = say('copied'); tell(say('copied')); }, mark);
}

const statementOf = (row) => touching[edges.from[row]].find((s) => s.rows.includes(row));
const saidPart = (row) => `${text('file', row)} ${edges.start[row]} ${edges.end[row]}`;

// This page at these words, whatever is chosen and filtered now.
function linkTo(row) {
  const parts = new URLSearchParams([...lineParts(statementOf(row)).map((part) => ['line', part]), ['said', saidPart(row)], ['lang', language]]);
  return `${location.href.split('#')[0]}#${parts}`;
}

function citeButtons(row, words) {
  const cite = button(say('cite'), (event) => copyWords(citation(row), event.target, words()), { className: 'words' });
  // A page in a notebook's frame has no address.
  const link = location.protocol === 'about:' || edges.start[row] === null ? null : button(say('link'), (event) => copyWords(linkTo(row), event.target, words()), { className: 'words' });
  return make('span', { className: 'copy cites' }, cite, link && ' · ', link);
}

// The statements that the panel shows, and all that is said of them under the filters.
function chosenStatements() {
  if (state.path) return state.path;
  if (state.pair) return sharedEvents(...state.pair).flatMap((event) => touching[event].filter((s) => state.pair.includes(otherEnd(s, event))));
  return state.statement ? [state.statement] : said(state.node);
}

const evidenceButton = () => button(say('evidence_csv'), () => saveTable('evidence', RELATION_COLUMNS, relationRows(chosenStatements())), { id: 'evidence-csv' });
