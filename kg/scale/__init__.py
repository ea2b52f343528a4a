"""The same function over many documents, in more than one process."""
