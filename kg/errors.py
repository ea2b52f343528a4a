"""What can go wrong, one tree.

    KgError
     ├── SourceError      a file that can not be read as a document
     ├── ResourceError    a data file of the package that is not as its header says
     ├── OntologyError    a graph that breaks the ontology or its shapes
     ├── StoreError       a store that is missing, foreign, locked or broken
     └── QueryError       a saved query, parameter or SPARQL text that can not be used

Every message carries the place, the value and what to do: ``titles.tsv:41: unknown kind 'offce'; use one of …``.
"""


class KgError(Exception):
    """Any error a user can mend; the command line prints it on one line and exits 2."""


class SourceError(KgError):
    """A path that is missing, empty, binary, or in no encoding we know."""


class ResourceError(KgError):
    """A data file of the package that does not hold what its header promises."""


class OntologyError(KgError):
    """A graph, ontology or shape file that can not be used for validation."""


class StoreError(KgError):
    """A store directory that is missing, is not a store, or is being written by someone else."""


class QueryError(KgError):
    """An unknown query name, a wrong parameter, or a SPARQL text with a syntax error."""
