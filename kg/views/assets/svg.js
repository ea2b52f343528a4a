// The picture as it stands, as true SVG: forms, lines and names that a drawing program can take apart.
const SVG = 'http://www.w3.org/2000/svg';

function draft(tag, values, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const titleOf = (look) => (typeof look.id === 'string' ? groupName(Number(look.id.slice(1))) : nameOf(look.id));

function lineTitle(look) {
  if (look.id.startsWith('g')) return look.id.slice(1).split(' ').map((group) => groupName(Number(group), 1)).join(' – ');
  return look.dashes ? say('together') : told(statements[Number(look.id.slice(1))]);
}

const around = (value) => Math.round(value * 10) / 10;

// From rim to rim; bent to the side where several lines join the same two nodes.
function svgLine(look, spots) {
  const [from, to] = [spots.get(look.from), spots.get(look.to)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const side = look.smooth.enabled ? look.smooth.roundness * (look.smooth.type === 'curvedCW' ? 1 : -1) : 0;
  const [midX, midY] = [(from.x + to.x) / 2 - dy * side, (from.y + to.y) / 2 + dx * side];
  const rim = (spot, towards) => { const far = Math.hypot(towards.x - spot.x, towards.y - spot.y) || 1; return [spot.x + ((towards.x - spot.x) * spot.size) / far, spot.y + ((towards.y - spot.y) * spot.size) / far]; };
  const middle = { x: midX, y: midY };
  const [start, end] = [rim(from, middle), rim({ ...to, size: Math.min(to.size + 3, length / 2) }, middle)];
  const d = `M${start.map(around).join(' ')}Q${around(midX)} ${around(midY)} ${end.map(around).join(' ')}`;
  const finish = look.id.startsWith('g') ? {} : look.dashes ? { 'stroke-dasharray': look.dashes.join(' ') } : { 'marker-end': 'url(#arrow)' };
  return draft('path', { d, fill: 'none', stroke: look.color.color, 'stroke-width': look.width, opacity: look.color.opacity, ...finish }, draft('title', {}, lineTitle(look)));
}

function svgNode(look, spot) {
  const scale = spot.size / 6.5;
  const d = OUTLINES[look.shape] || OUTLINES.dot;
  return draft('path', { d, fill: look.color.background, stroke: look.color.border, 'stroke-width': 1 / scale, opacity: look.opacity, transform: `translate(${around(spot.x)} ${around(spot.y)}) scale(${scale.toFixed(3)}) translate(-8 -8)` }, draft('title', {}, titleOf(look)));
}

const svgPin = ({ x, y, size }) => draft('circle', { cx: around(x), cy: around(y), r: around(pinSize(size)), fill: colour('ground') });

function svgLabel(label) {
  const values = { x: label.x + 2, y: label.y + label.height / 2, 'font-size': label.size, 'dominant-baseline': 'central', fill: label.ink, stroke: colour('ground'), 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return draft('text', values, label.name);
}

function svgPicture() {
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const scale = network.getScale();
  const spots = new Map(drawnNodes.get().map((look) => [look.id, { ...network.canvasToDOM({ x: look.x, y: look.y }), size: look.size * scale }]));
  const arrow = draft('marker', { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: 'auto' }, draft('path', { d: 'M0 0L8 4L0 8z', fill: colour('edge') }));
  return draft('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': colour('sans') }, draft('title', {}, document.title), draft('defs', {}, arrow), draft('rect', { width, height, fill: colour('ground') }),
    draft('g', { id: 'lines' }, ...drawnEdges.get().map((look) => svgLine(look, spots))), draft('g', { id: 'nodes' }, ...drawnNodes.get().map((look) => svgNode(look, spots.get(look.id)))),
    draft('g', { id: 'pins' }, ...shown.nodes.filter((node) => state.pins.has(node)).map((node) => svgPin(spots.get(node)))),
    draft('g', { id: 'names' }, ...drawnLabels.map(svgLabel)));
}

document.getElementById('vector').addEventListener('click', () => {
  save(new Blob([new XMLSerializer().serializeToString(svgPicture())], { type: 'image/svg+xml' }), 'svg');
});
