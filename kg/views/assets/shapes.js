// Little pictures of the kinds, the same forms as on the canvas.
const OUTLINES = {
  dot: 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z', square: 'M3 3h10v10H3z', diamond: 'M8 1l6.5 7L8 15 1.5 8z',
  triangle: 'M8 2l6.5 11.5h-13z', triangleDown: 'M8 14L1.5 2.5h13z', hexagon: 'M4.5 2.5h7L15 8l-3.500 5.500h-7L1 8z',
};

function shapeOf(kind) {
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const outline = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  picture.setAttribute('viewBox', '0 0 16 16');
  picture.setAttribute('class', `shape ${kind}`);
  picture.setAttribute('aria-hidden', 'true');
  outline.setAttribute('d', OUTLINES[data.shapes[kind]] || OUTLINES.dot);
  picture.append(outline);
  return picture;
}

// Asked for thousands of times while a picture is drawn: read once for each theme.
const colours = new Map();
function colour(name) {
  const key = `${document.documentElement.dataset.theme} ${name}`;
  if (!colours.has(key)) colours.set(key, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return colours.get(key);
}

// A name as a button that opens its entity.
function entityButton(node) {
  return make('button', { type: 'button', className: 'entity', 'data-node': node, on: { click: () => choose(node) } }, shapeOf(kindOf[node]), make('span', { text: nameOf(node) }));
}
