"""A network as files that Gephi, a spreadsheet or a data frame opens.

.graphml and .gexf are one file. .csv and .parquet are two, a table of nodes and one of edges: OUT.nodes.csv and OUT.edges.csv. All name
the same attributes, chosen so that no reader takes them for its own: GEXF reads `start` as a time, Gephi `type` as directed or not, and
`source` as an end of an edge.

    node   Id Label type alias kind date file
    edge   Source Target Type (always Directed) Id Label relation status date quote from_char to_char file article
"""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KgError, StoreError

if TYPE_CHECKING:
    import networkx as nx

ONE_FILE: Final = (".graphml", ".gexf")
TWO_FILES: Final = (".csv", ".parquet")
ENDINGS: Final = (*ONE_FILE, *TWO_FILES)
_NODE = {"type": "type", "alias": "alias", "kind": "kind", "date": "date", "source": "file"}
_EDGE = {
    "type": "relation", "status": "status", "date": "date", "quote": "quote", "start": "from_char", "end": "to_char",
    "source": "file", "article": "article",
}  # fmt: skip
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY_OF_WRITING = re.compile(' lastmodifieddate="[^"]*"')
_NAME_OF_GRAPH = re.compile('(<graph [^>]*) name=""')  # networkx writes it; the schema of GEXF 1.2 does not have it

_Table = list[dict[str, str | int]]


def write_network(network: nx.MultiDiGraph[str], out: Path) -> tuple[Path, ...]:
    """Writes the network by the ending of `out`, each file complete or not at all, and tells their paths.

    StoreError for another ending or a place that can not be written; KgError where .parquet lacks pyarrow.
    """
    ending = out.suffix.lower()
    if ending not in ENDINGS:
        raise StoreError(f"{out}: unknown ending {out.suffix!r}; use one of {' '.join(ENDINGS)}")
    nodes, edges = _nodes(network), _edges(network)
    if ending in ONE_FILE:
        _put(out, _xml(nodes, edges, ending))
        return (out,)
    named = {out.with_suffix(f".nodes{out.suffix}"): nodes, out.with_suffix(f".edges{out.suffix}"): edges}
    columns = (("Id", "Label", *_NODE.values()), ("Source", "Target", "Type", "Id", "Label", *_EDGE.values()))
    write = _csv if ending == ".csv" else _parquet
    for (path, table), names in zip(named.items(), columns, strict=True):
        _put(path, write(table, names))
    return tuple(named)


def _nodes(network: nx.MultiDiGraph[str]) -> _Table:
    return [{"Id": node, **_attributes(about, _NODE)} for node, about in network.nodes(data=True)]


def _edges(network: nx.MultiDiGraph[str]) -> _Table:
    """Ids are e0, e1 … in the network's order: its own keys count from 0 for each pair, and Gephi wants each once."""
    return [
        {"Source": start, "Target": end, "Type": "Directed", "Id": f"e{number}", **_attributes(about, _EDGE)}
        for number, (start, end, about) in enumerate(network.edges(data=True))
    ]


def _attributes(about: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str | int]:
    found = {"Label": about["label"], **{name: about[key] for key, name in names.items()}}
    return {name: value if isinstance(value, int) else str(value or "") for name, value in found.items()}


def _xml(nodes: _Table, edges: _Table, ending: str) -> bytes:
    import networkx as nx  # noqa: PLC0415 - takes a tenth of a second to import

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        plain.add_node(str(node["Id"]), **_clean(node))
    for edge in edges:
        plain.add_edge(str(edge["Source"]), str(edge["Target"]), key=str(edge["Id"]), **_clean(edge))
    if ending == ".gexf":
        for _, _, key, about in plain.edges(keys=True, data=True):
            about["id"] = key
        text = _NAME_OF_GRAPH.sub(r"\1", "\n".join(nx.generate_gexf(plain)), count=1)
        return f"{_DAY_OF_WRITING.sub('', text, count=1)}\n".encode()
    with tempfile.TemporaryFile() as file:
        nx.write_graphml_xml(plain, file)  # by the standard library, so that the bytes do not depend on lxml
        file.seek(0)
        return file.read()


def _clean(row: Mapping[str, str | int]) -> dict[str, str | int]:
    """Attributes by the names that both formats know, without characters that no XML can hold."""
    rest = {name: value for name, value in row.items() if name not in {"Id", "Source", "Target", "Type", "Label"}}
    cleaned = {"label": row["Label"], **rest}
    return {name: _NOT_XML.sub(" ", value) if isinstance(value, str) else value for name, value in cleaned.items()}


def _csv(table: _Table, columns: Iterable[str]) -> bytes:
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)
        file.seek(0)
        return file.read().encode()


def _parquet(table: _Table, columns: Iterable[str]) -> bytes:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise KgError(".parquet needs pyarrow; install it with: pip install pyarrow") from error
    whole = {"from_char", "to_char"}
    schema = pa.schema([(name, pa.int64() if name in whole else pa.string()) for name in columns])
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(table, schema=schema), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _put(path: Path, content: bytes) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            draft = Path(folder, "draft")
            draft.write_bytes(content)
            os.replace(draft, path)
    except OSError as error:
        raise StoreError(f"{path}: can not be written: {error.strerror or error}; choose another place") from error
