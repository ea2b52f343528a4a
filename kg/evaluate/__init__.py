"""Facts noted by hand against the rows that the saved queries print: precision, recall, F1, and each error with its words.

gold.py  plain.py            what should be found
rows.py                      what was found, typed
names.py  matching.py        which names, events, projects and articles of the two sides are one
facts.py                     rows as comparable facts, family by family
years.py  quotes.py          years of events, and quotes at their offsets
figures.py  errors.py        counts as figures, errors in words
score.py  report.py          all of it, and how it is shown
"""
