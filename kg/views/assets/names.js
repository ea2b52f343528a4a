// What an entity is called so that nobody takes it for another one.
const NAMED_TWICE = (() => {
  const bodies = new Set(nodes.label.filter((_, node) => kindOf[node] === 'organization'));
  return new Set(nodes.label.filter((label, node) => kindOf[node] === 'place' && bodies.has(label)));
})();

// A region and the body of the same name are two things: each says which it is.
function nameOf(node) {
  const label = nodes.label[node];
  const twice = ['organization', 'place'].includes(kindOf[node]) && NAMED_TWICE.has(label);
  return twice ? say(`as_${kindOf[node]}`, label) : label;
}

const ends = (node, kind) => touching[node].map((s) => otherEnd(s, node)).filter((other) => kindOf[other] === kind);
const PLACED = 12; // events that are asked for their place

// The nearest place: one's own, that of a body, that of a meeting; null where none is told.
function placeOf(node) {
  const own = ends(node, 'place');
  if (own.length) return own[0];
  for (const near of [...ends(node, 'organization'), ...ends(node, 'event').slice(0, PLACED)]) {
    const place = touching[near].find((s) => s.from === near && kindOf[s.to] === 'place');
    if (place) return place.to;
  }
  return null;
}

// A few words that tell people of one name apart: offices first, else bodies, then the place; the file where there is neither.
function aboutNode(node) {
  const offices = touching[node].filter((s) => kindOf[s.to] === 'organization' && s.from === node && kindOf[node] === 'person');
  const shown = offices.length ? offices.map((s) => `${nodes.label[s.to]}${told(s)}`) : ends(node, 'organization').map((other) => nodes.label[other]);
  const place = placeOf(node);
  const parts = [...new Set(shown)].slice(0, 3);
  if (place !== null && !parts.some((part) => part.startsWith(nodes.label[place]))) parts.push(nodes.label[place]);
  if (!parts.length && touching[node].length) parts.push(text('article', touching[node][0].rows[0]) || text('file', touching[node][0].rows[0]));
  return parts.join(' · ');
}
