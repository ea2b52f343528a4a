// The saved questions that are about an entity: the answer where the page holds it, and the command that asks the whole store.
const none = () => []; // the page does not hold the answer
const QUESTIONS = {
  person: [['careers', 'person', careers], ['appearances', 'person', calendar], ['together', 'person', none], ['protocol', 'person', none], ['quiet', 'person', none]],
  organization: [['seat', 'body', seats], ['careers', 'organization', none]], place: [['happened', 'place', happenings]], project: [['promises', 'project', none]],
};
// What may stand in a command as it is; an address with anything else gets none.
const PLAIN_IRI = /^[a-z]+:[\p{L}\p{N}_.~:/#%-]+$/u;

const said = (node) => touching[node].filter((s) => rowsShown(s).length && !state.offRelations.has(s.kind));

// First and last dated report, '' without any; that somebody once held an office does not say when.
function seen(all) {
  const dates = all.flatMap((s) => (s.status === 'former' ? [] : rowsShown(s).map((row) => text('date', row)).filter(monthOf))).sort();
  return dates.length ? [dates[0], dates.at(-1)] : null;
}
const spanTold = (span) => (span ? [...new Set(span)].join(' – ') : say('undated'));
const byBegin = (a, b) => ((a.span?.[0] ?? '~') < (b.span?.[0] ?? '~') ? -1 : (a.span?.[0] ?? '~') > (b.span?.[0] ?? '~') ? 1 : a.all[0].id - b.all[0].id);

// The offices of statements of one kind, by their words and the other end; by beginning, the undated last.
function posts(statementsOf) {
  const found = new Map();
  for (const s of statementsOf) {
    const key = `${s.from} ${s.to} ${s.label}`;
    found.set(key, [...(found.get(key) || []), s]);
  }
  return [...found.values()].map((all) => ({ all, span: seen(all) })).sort(byBegin);
}

const wordsButton = (statement, words = told(statement)) => button(words, () => chooseStatement(statement), { className: 'relation words' });
const when = (words) => make('span', { className: 'when', text: words });

function careers(node) {
  const held = posts(said(node).filter((s) => s.kind === 'member' && s.from === node));
  return someOf(held, ({ all, span }) => make('li', { className: 'line' }, when(spanTold(span)), entityButton(all[0].to), ...all.map((s) => wordsButton(s))));
}

function calendar(node) {
  const parts = said(node).filter((s) => kindOf[otherEnd(s, node)] === 'event').map((s) => [lastDate(s), s]).sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1].id - b[1].id));
  return someOf(parts, ([date, s]) => make('li', { className: 'line' }, when(date || say('undated')), wordsButton(s), entityButton(otherEnd(s, node))));
}

// One after another in each office, and the days between which it changed hands.
function seats(node) {
  const held = posts(said(node).filter((s) => s.kind === 'member' && s.to === node));
  const offices = [...new Set(held.map(({ all }) => all[0].label))].sort();
  return someOf(offices, (office) => {
    const holders = held.filter(({ all }) => all[0].label === office);
    const lines = holders.flatMap(({ all, span }, place) => {
      const before = holders[place - 1]?.span;
      const handover = before && span && before[1] < span[0] ? [make('li', { className: 'hint', text: say('handover', before[1], span[0]) })] : [];
      return [...handover, make('li', { className: 'line' }, when(spanTold(span)), entityButton(all[0].from), ...all.map((s) => wordsButton(s)))];
    });
    return make('li', { className: 'entry' }, make('strong', { text: office }), make('ol', {}, ...lines));
  });
}

function within(place) {
  const inside = [place];
  for (const outer of inside) for (const s of touching[outer]) if (s.kind === 'containedIn' && s.to === outer && !inside.includes(s.from)) inside.push(s.from);
  return inside;
}

function happenings(node) {
  const all = within(node).flatMap((spot) => said(spot).filter((s) => s.kind === 'location' && s.to === spot)).map((s) => [lastDate(s), s]);
  return someOf(all.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1].id - b[1].id)), ([date, s]) => {
    const people = [...new Set(said(s.from).map((other) => otherEnd(other, s.from)))].filter((other) => kindOf[other] === 'person');
    return make('li', { className: 'line' }, when(date || say('undated')), wordsButton(s, nodes.label[s.to]), entityButton(s.from), people.length ? when(people.slice(0, 6).map(nameOf).join('、') + (people.length > 6 ? '…' : '')) : null);
  });
}

// To be copied whole: by the button, or where that is not allowed by what it marks.
function commandLine(words) {
  const code = make('code', { text: words });
  return make('p', { className: 'command' }, code, button(say('copy'), (event) => copyWords(words, event.target, code), { className: 'copy' }));
}

function question(node, [name, parameter, answer]) {
  const lines = answer(node);
  const answered = lines.length && lines[0].children.length;
  const hint = name === 'together' ? 'question_above' : answered ? 'question_page' : 'question_store';
  const commands = [`kg query ${name} --param ${parameter}=${nodes.iri[node]} --store graph.kg`, ...(['careers', 'seat'].includes(name) && answered ? [`kg timeline ${nodes.iri[node]} --store graph.kg -o timeline.html`] : [])];
  return make('details', { className: 'again question', 'data-question': name }, make('summary', { text: say(`question.${name}`) }), ...(answered ? lines : []),
    make('p', { className: 'hint', text: say(hint) }), ...commands.map(commandLine));
}

function questionsSection(node) {
  const asked = PLAIN_IRI.test(nodes.iri[node]) ? QUESTIONS[kindOf[node]] || [] : [];
  return asked.length ? make('section', {}, make('h3', { text: say('questions') }), ...asked.map((one) => question(node, one))) : null;
}
