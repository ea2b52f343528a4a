"""A store behind the SPARQL 1.1 protocol: the same quads, on a server that is not ours."""
