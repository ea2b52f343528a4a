"""The names that are known to be people's while a sentence is read, and what stands in their place while none is."""

from collections.abc import Container

Known = Container[str]  # a frozenset of names, or an Unknown


class Unknown:
    """No name is known yet. It keeps the names that a reading asked for: a sentence reads otherwise later only where one of them is known then.

    Of some three sentences in four that hold a known name none is, as the name was taken for one at once.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __contains__(self, name: object) -> bool:
        self.asked.append(str(name))
        return False

    def taken(self, name: str) -> None:
        """A name that was asked for last time is read as one though it is not known: that it is would change nothing."""
        self.asked.remove(name)
