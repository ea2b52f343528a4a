"""Whether a sentence says of a name not told before that it took place."""

from typing import NamedTuple

from kg.extractors.dates import Days
from kg.extractors.events.held import Held
from kg.extractors.events.naming import is_proper
from kg.extractors.events.recognised import is_another

_ACTIVITY = "活动"
_KIND = 3  # characters of the word for a kind that tell which: 签约仪式, no 仪式
LEAD = 2  # sentences of an article in which an event without a date still opens


class Known(NamedTuple):
    """What is known where a name stands: the heading has it, the article opens, 随后 stands before it, somebody is named,
    no event was told, a visit is open, a paragraph opens with it, the lead told a day.
    """

    titled: bool
    early: bool
    follows: bool
    somebody: bool
    first: bool
    visiting: bool
    opening: bool
    on_a_day: bool


def names_kind(held: Held) -> bool:
    """'6月1日，…集中签约一批项目。县长甲出席|签约仪式': a ceremony that the word for its kind tells from others."""
    return held.generic and held.how == "joined" and held.type == "ceremony" and len(held.name) > _KIND


def opens(held: Held, days: Days, known: Known, *, dated: bool) -> bool:
    """A new event opens with the name, as it is said: 召开 more readily than 出席."""
    found = {
        "done": (dated and bool(days.date.month or held.type != "other"))
        or (known.early and not held.generic)
        or known.titled,
        "held": dated
        or known.early
        or known.follows
        or known.titled
        or (known.visiting and held.type == "meeting")
        or (known.opening and (known.first or is_proper(held.name))),
        "joined": (dated or known.early or known.titled or is_another(held)) and (known.first or not held.generic),
        "spoken_at": (dated or known.follows or known.somebody) and not held.generic and is_proper(held.name),
        "past": dated,
        "declared": (dated or known.early or known.titled) and known.first,
        "mentioned": False,
    }[held.how]
    if held.name == _ACTIVITY and held.how == "joined":
        return False  # 甲参加活动: which, nobody told
    if known.first and known.on_a_day and names_kind(held):
        return True
    return found and not (held.generic and held.how not in ("held", "done") and not dated)
