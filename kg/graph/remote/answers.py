"""Answers as RDF terms, read while they arrive; complete, or an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final, cast

import requests
from pyoxigraph import (
    Literal,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from urllib3.exceptions import HTTPError

from kg.graph.quads import Solutions, Term
from kg.graph.remote.client import ROWS, TRIPLES, Client
from kg.graph.remote.failures import broken_off, cut_off

_LIMIT: Final = "X-SPARQL-MaxRows"  # Virtuoso's word for an answer that it has cut

Row = tuple[Term | None, ...]


def read_rows(client: Client, query: str) -> Solutions | QueryBoolean:
    """The answer to a SELECT or ASK. StoreError where the endpoint fails or has cut it off."""
    with client.asked(query, ROWS) as response:
        if limit := response.headers.get(_LIMIT):
            raise cut_off(client.address, limit)
        found = _parsed(client, response)
        if isinstance(found, QueryBoolean):
            return found
        return Solutions(found.variables, list(_solutions(client, found)))


def read_truth(client: Client, query: str) -> QueryBoolean:
    """The answer to an ASK. StoreError where the endpoint fails."""
    found = read_rows(client, query)
    if isinstance(found, QueryBoolean):
        return found
    # Virtuoso 7.2 answers with a row that holds 1 or 0, or with none.
    values = [value.value for row in found for value in row if isinstance(value, Literal)]
    truth = parse_query_results(
        f'{{"head":{{}},"boolean":{str(values in (["1"], ["true"])).lower()}}}', QueryResultsFormat.JSON
    )
    assert isinstance(truth, QueryBoolean)
    return truth


def read_triples(client: Client, query: str) -> list[Triple]:
    """The answer to a CONSTRUCT or DESCRIBE. StoreError where the endpoint fails."""
    with client.asked(query, TRIPLES) as response:
        try:
            return [quad.triple for quad in parse(response.content, format=RdfFormat.N_TRIPLES)]
        except (requests.RequestException, SyntaxError) as error:
            raise _broken(client, error) from None


def stream_rows(client: Client, query: str) -> Iterator[Row]:
    """The rows of a SELECT as they arrive. CutOffError before the first where the endpoint has cut them off."""
    with client.asked(query, ROWS) as response:
        if limit := response.headers.get(_LIMIT):
            raise cut_off(client.address, limit)
        found = _parsed(client, response)
        assert isinstance(found, QuerySolutions)
        yield from _solutions(client, found)


def _parsed(client: Client, response: requests.Response) -> QuerySolutions | QueryBoolean:
    response.raw.decode_content = True
    try:
        return parse_query_results(cast(IO[bytes], response.raw), format=QueryResultsFormat.JSON)
    except (HTTPError, OSError, ValueError, SyntaxError) as error:
        raise _broken(client, error) from None


def _solutions(client: Client, found: QuerySolutions) -> Iterator[Row]:
    try:
        for row in found:
            yield tuple(row)
    except (HTTPError, OSError, ValueError, SyntaxError) as error:
        raise _broken(client, error) from None


def _broken(client: Client, error: object) -> Exception:
    if "timed out" in str(error).lower():
        return client.unanswered(TimeoutError(str(error)))
    return broken_off(client.address, error)
