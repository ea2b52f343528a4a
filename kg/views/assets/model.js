// The graph: nodes are places in columns; a statement is what one line shows, said by one row of the edges' columns or more.
const KINDS = ['person', 'organization', 'event', 'project', 'place', 'article', 'other'];
const nodes = data.nodes;
const edges = data.edges;
const count = nodes.iri.length;
const kindOf = nodes.group.map((kind) => (KINDS.includes(kind) ? kind : 'other'));
const numberOf = new Map(nodes.iri.map((iri, node) => [iri, node]));
const text = (field, row) => data.strings[edges[field][row]];

const statements = [];
const touching = nodes.iri.map(() => []);

(function gather() {
  const known = new Map();
  for (let row = 0; row < edges.from.length; row += 1) {
    const key = [edges.from[row], edges.to[row], edges.kind[row], edges.label[row], edges.status[row]].join(' ');
    let statement = known.get(key);
    if (!statement) {
      statement = { id: statements.length, from: edges.from[row], to: edges.to[row], kind: text('kind', row), label: text('label', row), status: text('status', row), rows: [] };
      known.set(key, statement);
      statements.push(statement);
      touching[statement.from].push(statement);
      if (statement.to !== statement.from) touching[statement.to].push(statement);
    }
    statement.rows.push(row);
  }
})();

const otherEnd = (statement, node) => (statement.from === node ? statement.to : statement.from);
const neighbours = (node) => [...new Set(touching[node].map((statement) => otherEnd(statement, node)))].filter((other) => other !== node);
const reach = nodes.iri.map((_, node) => neighbours(node).length);

// The words on a line: those of the page where it prints some, else what the kind of relation is called.
function relationName(kind) {
  return Object.hasOwn(data.words, `relation.${kind}`) ? say(`relation.${kind}`) : kind;
}
function told(statement) {
  const words = statement.label && statement.label !== statement.kind ? statement.label : relationName(statement.kind);
  return statement.status && statement.status !== 'held' ? say('with_status', words, relationName(statement.status)) : words;
}
