"""The only door to the data files, and the scanner that finds their words in a text."""
