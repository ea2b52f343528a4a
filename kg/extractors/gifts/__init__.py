"""Gifts and grants: who gave what to whom."""
