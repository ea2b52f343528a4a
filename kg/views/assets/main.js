// From here everything starts.
stage.querySelector('.vis-network')?.setAttribute('tabindex', '-1');
listeners.push(() => { document.getElementById('title').textContent = data.title || say('untitled'); }, dress, followFilters, draw, unlessSame(() => [language, [...state.offKinds], [...state.offRelations]], drawLegend), drawTogether, unlessSame(() => [language, [...state.gone]], drawGone), unlessSame(() => [language, state.from, state.to, state.undated], drawPeriod),
  unlessSame(() => [language, [...state.sources]], drawSources), drawPanel, drawTables, unlessSame(() => [language, state.theme], speak), toAddress, () => { if (refit) { refit = false; fit(); } });
fromAddress();
change();
lookAgain();
if (field.value) showSearch();
addEventListener('resize', () => network.redraw());

// What is drawn, for those who look at the page from outside: tests, screen shots, scripts.
globalThis.kgPage = Object.freeze({
  labels: () => drawnLabels.map((label) => ({ ...label })),
  spot: (iri) => ({ ...network.canvasToDOM({ x: nodes.x[numberOf.get(iri)], y: nodes.y[numberOf.get(iri)] }) }),
  shown: () => ({ nodes: shown.nodes.map((node) => nodes.iri[node]), statements: shown.statements.length }),
  communities: () => (inOverview() ? drawnNodes.get().map((look) => ({ name: groupName(Number(look.id.slice(1))), total: look.total, spot: { ...network.canvasToDOM(look) } })) : []),
  reached: () => { const here = reached(); return here && document.activeElement === stage ? (typeof here.id === 'number' ? nodes.iri[here.id] : here.id) : null; },
  line: () => lineHere()?.told() ?? null,
  places: () => Object.fromEntries(shown.nodes.map((node) => [nodes.iri[node], { ...network.getPosition(node), pinned: state.pins.has(node) }])),
  address: () => { writeAddress(); return location.hash; },
  derived: () => derivedPairs().length,
});
document.documentElement.dataset.ready = 'true';
