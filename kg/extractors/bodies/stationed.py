"""Teams stationed at a place: '驻霞汀县工作队' is no body of the province whose department sent it."""

from kg.extractors.bodies.body import Body, Setting
from kg.extractors.bodies.jurisdictions import PROVINCES
from kg.lexicon.patterns import Pattern
from kg.lexicon.regions import leading

_WORDS = "body_words.tsv"
_TEAM = Pattern(
    _WORDS, r"^驻(?P<place>[\u3400-\u9fff]{0,10}?[省市县区州旗镇乡村])[\u3400-\u9fff]{0,12}?(?:<stationed>)$"
)
_ANY, _LOCAL = "村", ("村", "镇", "乡")


def of_stationed(name: str, setting: Setting) -> Body | None:
    """The team at a listed division stands for itself, that of a town or village of the page's county; unresolved without a name; None for others."""
    team = _TEAM.match(name) if name.startswith("驻") else None
    if not team or leading(name):
        return None  # 驻马店市|工作组
    if team["place"] == _ANY:
        return Body(name, None, False)
    home = setting.home
    if leading(team["place"]) or not team["place"].endswith(_LOCAL):
        return Body(name, None)
    return Body(home.prefix + name, home) if home and home.rank not in PROVINCES else Body(name, None, False)
