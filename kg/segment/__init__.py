"""A page -> its articles, and articles -> sentences; every offset still points into the file."""
