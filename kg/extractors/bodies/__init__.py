"""Bodies and places: the full name of each, and what it belongs to or lies in."""
