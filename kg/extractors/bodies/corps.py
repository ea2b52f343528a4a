"""Bodies of the 新疆生产建设兵团: its own, and those of its divisions and regiments, which lie in no county."""

import re

from kg.extractors.bodies.body import Body

_CORPS, _CORPS_WHOLE = "兵团", "新疆生产建设兵团"
_DIVISION = re.compile(
    r"(?:新疆(?:生产建设)?兵团)?(?:农|第)?[一二三四五六七八九十]{1,3}师|[一二三四五六七八九十百〇零\d]{1,5}团(?!队|体)"
)
_OWN_DIVISION = re.compile(r"师市|师(?=党委|机关|$)|团(?=党委|机关|$)|连(?=党支部|队|$)")


def of_corps(name: str) -> Body | None:
    """'兵团党委', '八师党委', '七十一团'; unresolved for '师市党委', for nothing else tells whose 师 is meant; None for another name."""
    if name.startswith(_CORPS):
        return Body(_CORPS_WHOLE + name.removeprefix(_CORPS), None)
    if _DIVISION.match(name):
        return Body(name, None)
    return Body(name, None, known=False) if _OWN_DIVISION.match(name) else None
