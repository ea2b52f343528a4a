"""References to people: one name in one jurisdiction is one person."""

from kg.records import Context, Reference, Region


def person_reference(name: str, region: Region | None, context: Context) -> Reference:
    """The person of that name in the jurisdiction of the office, else of the page, else of this document only."""
    home = region or context.region
    return Reference("person", name, home.name if home else f"document:{context.document}")
