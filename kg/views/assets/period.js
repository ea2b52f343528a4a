// Time: a histogram of the months (years where there are many) with two handles; what has no year hangs on a switch of its own.
const months = [...new Set(edges.date.map((place) => monthOf(data.strings[place])).filter(Boolean))].sort();
const steps = months.length > 60 || months.some((month) => month.length === 4) ? [...new Set(months.map((month) => month.slice(0, 4)))] : months;

function heights() {
  const totals = tally(edges.date.map((place) => monthOf(data.strings[place]).slice(0, steps[0].length)));
  return steps.map((step) => totals.get(step) || 0);
}

function histogram(low, high) {
  const totals = heights();
  const most = Math.max(...totals);
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('viewBox', `0 0 ${steps.length * 10} 56`);
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('aria-hidden', 'true');
  totals.forEach((total, place) => {
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

function handle(which, place) {
  return make('label', {}, make('span', { text: say(`period_${which}`) }),
    make('input', { type: 'range', min: 0, max: steps.length - 1, value: place, 'data-bound': which, 'aria-valuetext': steps[place], on: { input: (event) => moveBound(which, Number(event.target.value)) } }),
    make('output', { text: steps[place] }));
}

function drawPeriod() {
  const whole = document.getElementById('period');
  whole.hidden = steps.length === 0;
  if (whole.hidden) return;
  const [low, high] = bounds();
  const box = document.getElementById('period-box');
  document.getElementById('period-told').textContent = state.from || state.to ? `${steps[low]} – ${steps[high]}` : '';
  keepFocus(box, 'data-bound', () => box.replaceChildren(histogram(low, high), handle('from', low), handle('to', high),
    make('label', {}, make('input', { type: 'checkbox', 'data-bound': 'undated', checked: state.undated, on: { change: (event) => change({ undated: event.target.checked }) } }), make('span', { text: say('period_undated') }))));
}
