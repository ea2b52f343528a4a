"""Claims and facts as quads: the store and its generations, export, validation, verification."""
