// The panel: who this is, which posts when, with whom at which meetings, on which projects where, and which sentence says so.
const panel = document.getElementById('panel');
const ORDER = ['organization', 'event', 'person', 'project', 'place', 'article', 'other'];

const closeButton = () => button(say('close'), () => change({ ...NOTHING, pathFrom: null }), { className: 'close' });

function section(title, total, ...content) {
  return make('section', {}, make('h3', {}, title, make('span', { className: 'count', text: total })), ...content);
}

function sectionName(node, kind) {
  if (kind === 'organization' && kindOf[node] === 'person') return say('posts');
  return kind === 'person' && kindOf[node] === 'organization' ? say('members') : say(kind);
}

// Newest first, undated last.
const lastDate = (statement) => rowsShown(statement).reduce((last, row) => (monthOf(text('date', row)) && text('date', row) > last ? text('date', row) : last), '');

function sections(node) {
  return ORDER.flatMap((kind) => {
    const part = said(node).filter((s) => kindOf[otherEnd(s, node)] === kind);
    const dated = part.map((s) => [lastDate(s), s]).sort((a, b) => (a[0] < b[0] ? 1 : a[0] > b[0] ? -1 : a[1].id - b[1].id)).map(([, s]) => s);
    return part.length ? [section(sectionName(node, kind), part.length, ...someOf(dated, (s) => entry(s, node)))] : [];
  });
}

// On which projects and where: what the events say that somebody was at.
function throughEvents(node, kind) {
  if (!['person', 'organization'].includes(kindOf[node])) return null;
  const events = [...new Set(said(node).map((s) => otherEnd(s, node)).filter((other) => kindOf[other] === 'event'))];
  const found = events.flatMap((event) => said(event).filter((s) => kindOf[otherEnd(s, event)] === kind));
  return found.length ? section(say(`${kind}_met`), found.length, make('p', { className: 'hint', text: say('through_events') }), ...someOf(found, (s) => entry(s, null))) : null;
}

// People at the same events, most often first. Derived, and said to be.
function together(node) {
  const events = new Set(touching[node].filter((s) => rowsShown(s).length).map((s) => otherEnd(s, node)).filter((other) => kindOf[other] === 'event'));
  const met = tally([...events].flatMap((event) => neighbours(event).filter((other) => other !== node && kindOf[other] === 'person')));
  return [...met].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

function togetherSection(node) {
  const met = kindOf[node] === 'person' ? together(node) : [];
  if (!met.length) return null;
  return section(say('together'), met.length, make('p', { className: 'hint', text: say('derived') }),
    ...someOf(met, ([other, times]) => make('li', { className: 'line' }, entityButton(other), make('span', { className: 'when', text: say('times', times) })), 12));
}

function nodePanel(node) {
  const kind = nodes.kind[node] ? say(`event.${nodes.kind[node]}`) : say(`one_${kindOf[node]}`);
  const about = [kind, nodes.date[node], nodes.source[node], nodes.alias[node].length ? `${say('also')} ${nodes.alias[node].join('、')}` : ''].filter(Boolean).join(' · ');
  return [closeButton(), make('h2', {}, shapeOf(kindOf[node]), make('span', { text: nameOf(node) })), make('p', { className: 'about', text: about }),
    make('div', { className: 'deeds' }, button(say('expand'), () => expand(node), { id: 'expand' }), button(say('collapse'), () => collapse(node), { id: 'collapse' }),
      button(say('path'), () => change({ pathFrom: node }), { id: 'path' }), button(say(state.pins.has(node) ? 'unpin' : 'pin'), () => pin(node), { id: 'pin' }), button(say('hide'), () => hide(node), { id: 'hide' }), evidenceButton()),
    ...sections(node), throughEvents(node, 'project'), throughEvents(node, 'place'), togetherSection(node), questionsSection(node)];
}

const linkedFirst = (rows) => (rows.includes(state.said) ? [state.said, ...rows.filter((row) => row !== state.said)] : rows);

function statementPanel(statement) {
  return [closeButton(), make('h2', { text: told(statement) }), make('p', { className: 'about', text: say('times_said', rowsShown(statement).length) }),
    make('div', { className: 'line' }, entityButton(statement.from), make('span', { className: 'relation', text: `→ ${told(statement)} →` }), entityButton(statement.to)),
    make('div', { className: 'deeds' }, evidenceButton()),
    make('h3', { text: say('said') }), ...someOf(linkedFirst(rowsShown(statement)), (row) => make('li', { className: 'entry' }, saidBy(row, [statement.from, statement.to])), 20)];
}

const sharedEvents = (one, other) => neighbours(one).filter((event) => kindOf[event] === 'event' && neighbours(event).includes(other));

// Which events two people share, and what is said of each of them there.
function pairPanel() {
  const [one, other] = state.pair;
  const events = sharedEvents(one, other);
  const ways = events.map((event) => section(nodes.label[event], nodes.date[event] || '', ...someOf([...touching[event]].filter((s) => state.pair.includes(otherEnd(s, event))), (s) => entry(s, event))));
  return [closeButton(), make('h2', { text: say('together') }), make('p', { className: 'line' }, entityButton(one), ' – ', entityButton(other)), make('p', { className: 'notice', text: say('derived') }), make('div', { className: 'deeds' }, evidenceButton()), ...ways];
}

function pathPanel() {
  const [from, to] = state.pathEnds;
  const only = make('input', { type: 'checkbox', id: 'meetings-only', checked: state.meetingsOnly, on: { change: (event) => { state.meetingsOnly = event.target.checked; findWay(from, to); } } });
  return [closeButton(), make('h2', { text: say('path_told') }), make('p', { className: 'line' }, entityButton(from), ' → ', entityButton(to)), make('label', {}, only, ` ${say('path_meetings')}`),
    state.path.length ? make('div', { className: 'deeds' }, evidenceButton()) : null,
    state.path.length ? make('ol', {}, ...state.path.map((statement) => entry(statement, null))) : make('p', { className: 'notice', text: say(unfiltered() ? 'path_none' : 'path_none_filtered') })];
}

const keyboardHelp = () => make('details', { className: 'again', id: 'keyboard' }, make('summary', { text: say('keyboard') }), make('p', { className: 'hint', text: say('canvas_help') }));

function welcomePanel() {
  const all = state.community === null ? [...kindOf.keys()] : members[state.community];
  const counted = tally(all.map((node) => kindOf[node]));
  const totals = KINDS.filter((kind) => counted.has(kind)).flatMap((kind) => [make('dt', {}, shapeOf(kind), say(kind)), make('dd', { text: counted.get(kind) })]);
  if (inOverview()) return [make('h2', { text: say('communities') }), make('p', { className: 'hint', text: say('communities_hint') }), groupList(), keyboardHelp()];
  const first = all.filter((node) => kindOf[node] === 'person').slice(0, 12);
  return [make('h2', { text: state.community === null ? say('welcome') : groupName(state.community) }), make('p', { className: 'hint', text: say('welcome_hint') }), totals.length ? make('dl', { className: 'counts' }, ...totals) : null,
    keyboardHelp(),
    first.length ? make('h3', { text: say('welcome_first') }) : null,
    make('ul', {}, ...first.map((node) => make('li', { className: 'line one' }, entityButton(node), make('span', { className: 'when', text: aboutNode(node) }))))];
}

function pathNotice() {
  if (state.pathFrom === null) return null;
  return make('p', { className: 'notice', role: 'status' }, say('path_pick', nodes.label[state.pathFrom]), button(say('path_cancel'), () => change({ pathFrom: null })));
}

let panelOf = '';
function drawPanel() {
  const content = state.path ? pathPanel() : state.pair ? pairPanel() : state.node !== null ? nodePanel(state.node) : state.statement ? statementPanel(state.statement) : welcomePanel();
  const held = panel.contains(document.activeElement) && document.activeElement !== panel ? document.activeElement.id : null;
  const about = JSON.stringify([state.community, state.node, state.statement?.id, state.said, state.path?.map((s) => s.id), state.pair]);
  const kept = panelOf === about ? panel.scrollTop : 0;
  panel.replaceChildren(...[pathNotice(), ...content].filter(Boolean));
  panel.scrollTop = kept;
  panelOf = about;
  if (held !== null) (document.getElementById(held || 'panel') || panel).focus();
}
