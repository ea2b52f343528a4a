"""Saved questions, one .rq file each, and how they and a user's own SPARQL are asked."""
