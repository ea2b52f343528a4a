// The words that say it, with the names marked, and where they stand.
const FIRST_SHOWN = 8;

// Places of the names in the words as [start, end], no two overlapping, longest names first.
function mentions(words, ends) {
  const names = ends.flatMap((node) => [nodes.label[node], ...nodes.alias[node]]).filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  const spans = [];
  for (const name of names) {
    for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + name.length)) {
      if (!spans.some(([start, end]) => at < end && at + name.length > start)) spans.push([at, at + name.length]);
    }
  }
  return spans.sort((a, b) => a[0] - b[0]);
}

function markedWords(words, ends) {
  const quote = make('blockquote');
  let done = 0;
  for (const [start, end] of mentions(words, ends)) {
    quote.append(words.slice(done, start), make('mark', { text: words.slice(start, end) }));
    done = end;
  }
  quote.append(words.slice(done));
  return quote;
}

function whereItStands(row) {
  const title = text('article', row);
  const place = edges.start[row] === null ? '' : say('at', edges.start[row], edges.end[row]);
  return [title && `《${title}》`, text('date', row) || say('undated'), text('file', row), place].filter(Boolean).join(' · ');
}

function saidBy(row, ends) {
  const box = make('div', { className: row === state.said ? 'said chosen' : 'said' }, markedWords(text('quote', row), ends));
  box.append(make('cite', {}, `${whereItStands(row)} `, citeButtons(row, () => box)));
  return box;
}

// The first entries and a button for the rest: a large office has thousands.
function someOf(items, build, step = FIRST_SHOWN) {
  const box = make('ul');
  let done = 0;
  const more = button('', () => grow(), { className: 'more' });
  function grow() {
    box.append(...items.slice(done, done + step).map(build));
    done += step;
    more.hidden = done >= items.length;
    more.textContent = say('more', items.length - done);
  }
  grow();
  return [box, more];
}

// One statement seen from one of its ends (null: from neither).
function entry(statement, from) {
  const rows = rowsShown(statement);
  const ends = from === null ? [statement.from, statement.to] : [otherEnd(statement, from)];
  const line = make('div', { className: 'line' }, entityButton(ends[0]), make('span', { className: 'relation', text: told(statement) }), ends.length > 1 ? entityButton(ends[1]) : null, statement.kind === 'member' && seen([statement]) ? when(spanTold(seen([statement]))) : null);
  const [first, ...others] = rows;
  const item = make('li', { className: 'entry' }, line);
  if (first !== undefined) item.append(saidBy(first, [statement.from, statement.to]));
  if (others.length) {
    const [rest, more] = someOf(others, (row) => make('li', {}, saidBy(row, [statement.from, statement.to])), 20);
    item.append(make('details', { className: 'again' }, make('summary', { text: say('times_said', rows.length) }), rest, more));
  }
  return item;
}
