"""Offices that people hold, get, leave or once had."""
