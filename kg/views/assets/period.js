// Time: a histogram of the months (years where there are many) with two handles; what has no year hangs on a switch of its own.
const months = [...new Set(edges.date.map((place) => monthOf(data.strings[place])).filter(Boolean))].sort();
const steps = months.length > 60 || months.some((month) => month.length === 4) ? [...new Set(months.map((month) => month.slice(0, 4)))] : months;

const heights = (() => {
  const totals = tally(edges.date.map((place) => monthOf(data.strings[place]).slice(0, steps[0]?.length)));
  return steps.map((step) => totals.get(step) || 0);
})();

function histogram(low, high) {
  const most = Math.max(...heights);
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('viewBox', `0 0 ${steps.length * 10} 56`);
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  heights.forEach((total, place) => {
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const height = Math.max(3, (52 * total) / most);
    for (const [name, value] of Object.entries({ x: place * 10 + 1, y: 56 - height, width: 8, height, class: place >= low && place <= high ? 'in' : 'out' })) bar.setAttribute(name, value);
    picture.append(bar);
  });
  return picture;
}

function bounds() {
  const low = state.from ? steps.findIndex((step) => step >= state.from) : 0;
  const high = state.to ? steps.findLastIndex((step) => step <= state.to) : steps.length - 1;
  return [low < 0 ? 0 : low, high < 0 ? steps.length - 1 : high];
}

function moveBound(which, value) {
  const [low, high] = bounds();
  const [from, to] = which === 'from' ? [Math.min(value, high), high] : [low, Math.max(value, low)];
  change({ from: from > 0 ? steps[from] : '', to: to < steps.length - 1 ? steps[to] : '' });
}

// Made once and then only moved: a handle that is replaced while it is dragged is lost to the hand.
const handles = Object.fromEntries(['from', 'to'].map((which) => [which, make('input', { type: 'range', min: 0, max: Math.max(steps.length - 1, 0), 'data-bound': which, on: { input: (event) => { stopPlaying(); moveBound(which, Number(event.target.value)); } } })]));
const outputs = { from: make('output'), to: make('output') };
const undatedBox = make('input', { type: 'checkbox', 'data-bound': 'undated', on: { change: (event) => change({ undated: event.target.checked }) } });
const bars = make('div');

// Step by step through time: the period that is chosen moves on until it reaches the end; one step of it where everything is chosen.
const BEAT = 1000; // milliseconds
let playing = 0;

function stopPlaying() {
  clearInterval(playing);
  playing = 0;
  drawPlay();
}

function play() {
  const [low, high] = bounds();
  const width = high - low < steps.length - 1 ? high - low : 0;
  let at = high === steps.length - 1 ? 0 : low + 1;
  const show = () => {
    change({ from: steps[at], to: steps[at + width] });
    tell(document.getElementById('period-told').textContent);
    at += 1;
    if (at + width >= steps.length) stopPlaying();
  };
  playing = setInterval(show, BEAT);
  show();
  drawPlay();
}

const playButton = button('', () => (playing ? stopPlaying() : play()), { id: 'play' });
const wholeButton = button('', () => { stopPlaying(); change({ from: '', to: '' }); }, { id: 'period-whole', 'data-say': 'period_whole' });
function drawPlay() {
  playButton.textContent = say(playing ? 'pause' : 'play');
}
document.getElementById('period-box').append(bars, ...['from', 'to'].map((which) => make('label', {}, make('span', { 'data-say': `period_${which}` }), handles[which], outputs[which])),
  make('label', {}, undatedBox, make('span', { 'data-say': 'period_undated' })), make('div', { className: 'deeds' }, playButton, wholeButton));

function drawPeriod() {
  document.getElementById('period').hidden = steps.length === 0;
  if (!steps.length) return;
  drawPlay();
  wholeButton.hidden = !state.from && !state.to;
  const [low, high] = bounds();
  document.getElementById('period-told').textContent = state.from || state.to ? `${steps[low]} – ${steps[high]}` : '';
  bars.replaceChildren(histogram(low, high));
  for (const [which, place] of [['from', low], ['to', high]]) {
    handles[which].value = place;
    handles[which].setAttribute('aria-valuetext', steps[place]);
    outputs[which].textContent = steps[place];
  }
  undatedBox.checked = state.undated;
}
