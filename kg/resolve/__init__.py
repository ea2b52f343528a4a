"""Claims of all pages -> facts: a pure function of the set of pages, never of their order."""
