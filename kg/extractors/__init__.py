"""Readings and the page's clues -> claims, one topic a file."""
