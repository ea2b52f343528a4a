"""What only the whole page tells: its region, its year, headings and lines that stand at the wrong place."""
