"""Who held which seat when: people enter below, stay some years, move up, and leave."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import NamedTuple

from benchmarks.invented import names
from benchmarks.invented.posts import Seat

FIRST, LAST = dt.date(2019, 1, 7), dt.date(2025, 9, 30)
_TERM = (500, 1900)  # days in a seat
_UPWARDS = {"first": ("second",), "second": ("leader",), "leader": ("leader", "head"), "head": ("town",)}
_MOVES_UP = 0.6  # of those who follow into a seat that others lead to


class Holding(NamedTuple):
    """`end` is the day the next one holds the seat."""

    person: str
    seat: int
    begin: dt.date
    end: dt.date


class Official(NamedTuple):
    name: str
    seat: Seat


class Careers:
    """Every holding of a region; who sits where on a day."""

    def __init__(self, seats: tuple[Seat, ...], rng: Random) -> None:
        self.seats = seats
        self.holdings = tuple(_filled(seats, rng))

    def on(self, day: dt.date) -> list[Official]:
        """In order of the seats, of which none is ever vacant."""
        held = [one for one in self.holdings if one.begin <= day < one.end]
        return [Official(one.person, self.seats[one.seat]) for one in sorted(held, key=lambda one: one.seat)]


def _filled(seats: tuple[Seat, ...], rng: Random) -> list[Holding]:
    """From day to day the seat whose term is over gets another holder, often one from below, whose seat a new one takes."""
    fresh = iter(names.people(rng, 8 * len(seats)))
    sitting = {at: (next(fresh), FIRST) for at in range(len(seats))}
    due = {at: FIRST + dt.timedelta(rng.randint(60, _TERM[1])) for at in sitting}
    over: list[Holding] = []
    while due[at := min(due, key=lambda seat: (due[seat], seat))] <= LAST:
        day, name = due[at], next(fresh)
        below = [seat for seat in sitting if seat != at and seats[seat].rank in _UPWARDS.get(seats[at].rank, ())]
        comer = rng.choice(below) if below and rng.random() < _MOVES_UP else at
        for seat in dict.fromkeys((at, comer)):
            over.append(Holding(sitting[seat][0], seat, sitting[seat][1], day))
            due[seat] = day + dt.timedelta(rng.randint(*_TERM))
        sitting[at], sitting[comer] = (sitting[comer][0] if comer != at else name, day), (name, day)
    end = LAST + dt.timedelta(365)
    return over + [Holding(name, at, since, end) for at, (name, since) in sorted(sitting.items())]
