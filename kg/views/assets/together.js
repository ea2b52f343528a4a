// People who were at the same events, as lines that are derived and drawn so: dashed, without direction.
// An event with more people than this says little about any two of them, and its pairs would be thousands.
const MOST_TOGETHER = 60;

// [[one, other], [event, …]] for the people shown; [] where the layer is off.
function derivedPairs() {
  if (!state.together) return [];
  const there = new Set(shown.nodes.filter((node) => kindOf[node] === 'person'));
  const events = new Set([...there].flatMap((person) => touching[person].filter((s) => rowsShown(s).length && !state.offRelations.has(s.kind)).map((s) => otherEnd(s, person))).filter((node) => kindOf[node] === 'event'));
  const pairs = new Map();
  for (const event of [...events].sort((a, b) => a - b)) {
    const met = neighbours(event).filter((node) => there.has(node)).sort((a, b) => a - b);
    if (met.length > MOST_TOGETHER) continue;
    met.forEach((one, place) => met.slice(place + 1).forEach((other) => {
      const key = `${one} ${other}`;
      pairs.set(key, [[one, other], [...(pairs.get(key)?.[1] || []), event]]);
    }));
  }
  return [...pairs.values()];
}

function pairLook([one, other], times, palette) {
  const bright = lit && (state.pair ? state.pair[0] === one && state.pair[1] === other : state.node === one || state.node === other);
  return {
    id: `d${one} ${other}`, from: one, to: other, dashes: [5, 4], arrows: { to: { enabled: false } }, smooth: { enabled: true, type: 'curvedCW', roundness: 0.1 },
    width: Math.min(0.8 + 0.5 * times, 4), color: { color: bright ? palette.accent : palette.event, highlight: palette.accent, hover: palette.accent, opacity: lit && !bright ? 0.15 : 0.8 },
  };
}
