// The address holds what is chosen and filtered, so that it can be kept and sent.
function toAddress() {
  const parts = new URLSearchParams();
  if (state.community !== null) parts.set('community', state.community);
  if (state.path) for (const end of state.pathEnds) parts.append('way', nodes.iri[end]);
  if (state.path && state.meetingsOnly) parts.set('meetings', '1');
  if (state.node !== null) parts.set('node', nodes.iri[state.node]);
  if (state.offKinds.size) parts.set('without', [...state.offKinds].sort().join(','));
  for (const relation of [...state.offRelations].sort()) parts.append('no', relation);
  for (const file of [...state.sources].sort()) parts.append('source', file);
  if (state.from) parts.set('from', state.from);
  if (state.to) parts.set('to', state.to);
  if (!state.undated) parts.set('undated', '0');
  if (state.together) parts.set('together', '1');
  if (state.view !== 'graph') parts.set('view', state.view);
  if (asked) { parts.set('lang', language); parts.set('theme', state.theme); }
  const wanted = parts.toString();
  // A frame in a notebook has no address of its own.
  if (location.protocol !== 'about:' && wanted !== location.hash.slice(1)) history.replaceState(null, '', `#${wanted}`);
}

// Whatever somebody wrote there: only known values are taken.
function fromAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const step = (name) => (/^\d{4}(-\d{2})?$/.test(parts.get(name) || '') ? parts.get(name) : '');
  if (['zh', 'en'].includes(parts.get('lang'))) { language = parts.get('lang'); asked = true; }
  if (['light', 'dark'].includes(parts.get('theme'))) { state.theme = parts.get('theme'); asked = true; }
  Object.assign(state, {
    offKinds: new Set((parts.get('without') || '').split(',').filter((kind) => KINDS.includes(kind))),
    offRelations: new Set(parts.getAll('no').filter((kind) => relationTotals.has(kind))),
    sources: new Set(parts.getAll('source').filter((file) => fileTotals.has(file))),
    from: step('from'), to: step('to'), undated: parts.get('undated') !== '0', view: parts.get('view') === 'table' ? 'table' : 'graph',
    node: numberOf.get(parts.get('node')) ?? (parts.size || data.opened.length !== 1 ? null : data.opened[0]), statement: null, path: null, pair: null, pathFrom: null, together: parts.get('together') === '1',
  });
  const group = parts.get('community');
  if (groups && (state.community === null ? '' : String(state.community)) !== (group ?? '')) loadGroup(/^\d+$/.test(group) && Number(group) < members.length ? Number(group) : null);
  if (state.node !== null) bringIn([state.node]);
  const [from, to] = parts.getAll('way').map((iri) => numberOf.get(iri));
  state.meetingsOnly = parts.get('meetings') === '1';
  if (from !== undefined && to !== undefined && from !== to) findWay(from, to);
  if (!parts.size && data.opened.length === 2) state.pathFrom = data.opened[0];
}

let asked = false; // language and theme stand in the address only after somebody chose them
for (const id of ['theme', 'language']) document.getElementById(id).addEventListener('click', () => { asked = true; toAddress(); });
addEventListener('hashchange', () => { fromAddress(); change(); });
