"""The graph as analysts hold it: rows, data frames, networks."""
