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

const sameEnds = (row, other) => edges.from[row] === edges.from[other] && edges.to[row] === edges.to[other];
const sameWords = (row, other) => edges.kind[row] === edges.kind[other] && edges.label[row] === edges.label[other] && edges.status[row] === edges.status[other];

// Rows with the same ends stand together in the columns: only the statements between these two can be the row's own.
(function gather() {
  let between = 0; // the first statement between the ends of the row
  for (let row = 0; row < edges.from.length; row += 1) {
    if (row > 0 && !sameEnds(row, row - 1)) between = statements.length;
    let known = between;
    while (known < statements.length && !sameWords(row, statements[known].rows[0])) known += 1;
    if (known < statements.length) statements[known].rows.push(row);
    else addStatement(row);
  }
})();

function addStatement(row) {
  const statement = { id: statements.length, from: edges.from[row], to: edges.to[row], kind: text('kind', row), label: text('label', row), status: text('status', row), rows: [row] };
  statements.push(statement);
  touching[statement.from].push(statement);
  if (statement.to !== statement.from) touching[statement.to].push(statement);
}

const otherEnd = (statement, node) => (statement.from === node ? statement.to : statement.from);

function neighbours(node) {
  const near = new Set();
  for (const statement of touching[node]) near.add(otherEnd(statement, node));
  near.delete(node);
  return [...near];
}

// How many others each node is joined to.
const reach = (() => {
  const totals = new Int32Array(count);
  const last = new Int32Array(count).fill(-1); // the node that counted this one last
  for (let node = 0; node < count; node += 1) {
    for (const statement of touching[node]) {
      const other = otherEnd(statement, node);
      if (other !== node && last[other] !== node) { last[other] = node; totals[node] += 1; }
    }
  }
  return totals;
})();

// The words on a line: those of the page where it prints some, else what the kind of relation is called.
function relationName(kind) {
  return Object.hasOwn(data.words, `relation.${kind}`) ? say(`relation.${kind}`) : kind;
}
function told(statement) {
  const words = statement.label && statement.label !== statement.kind ? statement.label : relationName(statement.kind);
  return statement.status && statement.status !== 'held' ? say('with_status', words, relationName(statement.status)) : words;
}
