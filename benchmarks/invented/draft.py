"""An invented article while it is written: its words, and beside them the facts that they state, as rows of the saved queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from benchmarks.invented.careers import Careers, Official
from benchmarks.invented.regions import Region
from benchmarks.invented.stock import Stock, Topic

STATED, DEFENSIBLE = "ab", "a"  # must be found; may be found, as careful readers differ
Row = dict[str, str]


class Scene(NamedTuple):
    """What an article is made from. `told`: some word of the page tells the year, so that its dates are whole."""

    id: str
    rng: Random
    region: Region
    careers: Careers
    officials: list[Official]
    topic: Topic
    stock: Stock
    day: dt.date
    told: bool
    clue: bool  # this article itself has to tell the year
    length: int

    @property
    def own(self) -> str:
        """县, and 区 for a zone."""
        return "区" if self.region.kind == "zone" else self.region.own

    @property
    def department(self) -> str:
        return self.topic.zone if self.region.kind == "zone" else self.topic.county

    def ranked(self, *ranks: str) -> list[Official]:
        return [one for one in self.officials if one.seat.rank in ranks]

    def iso(self, day: dt.date) -> str:
        return day.isoformat() if self.told else f"XXXX-{day:%m-%d}"


class Draft:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.title: list[str] = []
        self.paragraphs: list[str] = []
        self.bylines: list[tuple[str, str]] = []
        self.dated = True
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        self._introduced: set[str] = set()
        self._events = 0

    def say(self, *parts: str) -> None:
        """One paragraph."""
        self.paragraphs.append("".join(parts))

    def note(self, view: str, *, by: str = STATED, **columns: str) -> None:
        self.rows[view].append({**columns, "by": by})

    def introduce(self, official: Official, *, whole: bool = False) -> str:
        """Offices and name; `whole`: with the full name of the region. The second time only the name."""
        if official.name in self._introduced:
            return official.name
        self._introduced.add(official.name)
        region, printed = self.scene.region, official.seat.printed
        if whole and official.seat.rank != "town":
            printed = region.prefix + (printed if region.kind == "zone" else printed.removeprefix(region.own))
            if official.seat.printed.startswith("副"):
                printed = region.prefix + official.seat.printed
        elif region.kind == "zone" and official.seat.rank != "town":
            printed = region.own + printed
        for body, office in official.seat.offices:
            self.role(official.name, body, office, quote=printed + official.name)
        return printed + official.name

    def leaders(self, officials: list[Official]) -> str:
        """'县领导甲、乙'."""
        region = self.scene.region
        self._introduced.update(one.name for one in officials)
        for one in officials:
            columns = {
                "organization": region.name,
                "title": "领导",
                "status": "",
                "date": self.scene.iso(self.scene.day),
            }
            self.note("roles", person=one.name, **columns, quote="领导" + one.name)
        return (
            (region.own if region.kind == "zone" else self.scene.own)
            + "领导"
            + "、".join(one.name for one in officials)
        )

    def role(self, person: str, body: str, office: str, *, quote: str, status: str = "") -> None:
        date = self.scene.iso(self.scene.day)
        self.note("roles", person=person, organization=body, title=office, status=status, date=date, quote=quote)
        self.body(body)

    def body(self, name: str) -> str:
        """The body is one that needs its superior noted; the name again."""
        region = self.scene.region
        committee = region.prefix + ("党工委" if region.kind == "zone" else "委")
        parent = region.name
        if name.startswith(committee) and name != committee:
            parent = committee
        elif name.endswith(("镇党委", "乡党委", "街道党工委")):
            parent = name.removesuffix("党工委").removesuffix("党委")
        self.note("organizations", organization=name, parent=parent)
        return name

    def department(self, name: str) -> str:
        """As printed; its full name is the region's and this."""
        return name if self.scene.region.kind == "zone" else self.scene.region.own + name

    def event(self, kind: str, name: str, *, day: dt.date | None = None) -> str:
        """Its key for what is noted of it."""
        self._events += 1
        key = f"{self.scene.id}/e{self._events}"
        self.note("events", event=key, type=kind, name=name, date=self.scene.iso(day or self.scene.day))
        return key

    def part(self, event: str, who: str | Iterable[str], *kinds: str, by: str = STATED) -> None:
        for person in [who] if isinstance(who, str) else who:
            for kind in kinds:
                self.note("participation", by=by, event=event, person=person, kind=kind)

    def takes_part(self, event: str, body: str, kind: str, *, by: str = STATED) -> None:
        self.note("event_organizations", by=by, event=event, organization=body, kind=kind)

    def place(self, event: str, place: str, parent: str = "") -> None:
        self.note("event_places", event=event, place=place)
        if parent:
            self.lies_in(place, parent)

    def lies_in(self, place: str, parent: str, *, by: str = STATED) -> None:
        self.note("places", by=by, place=place, parent=parent)

    def project(self, name: str, *details: tuple[str, str]) -> None:
        for relation, value in (("name", name), *details):
            self.note("projects", project=f"{self.scene.id}/{name}", relation=relation, value=value)
