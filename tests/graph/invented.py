"""A small invented corpus: two pages of a county that does not exist, as the stages left of the store would hand them over."""

from __future__ import annotations

from kg.records import (
    Anomaly,
    Article,
    Byline,
    Claim,
    Clue,
    Cluster,
    Containment,
    Content,
    Corpus,
    Document,
    Event,
    EventOrganization,
    EventPlace,
    EventProject,
    Fact,
    Membership,
    Metadata,
    Naming,
    Page,
    Parenthood,
    PartialDate,
    Participation,
    Project,
    ProjectFact,
    Quote,
    Reference,
    Signature,
    Span,
    Transfer,
    Unread,
)  # fmt: skip

COUNTY = "云岭县"
TEXT = (
    "云岭县召开春耕会\n本报讯 3月5日,县委书记甘霖主持会议,副县长闻笛出席。\n(记者 祁山)\n"
    "甘霖走访石桥村\n本报讯 3月6日,县委书记甘霖走访石桥村。"
)
SECOND = "云岭县春耕会后记\n2024年3月5日,云岭县委书记甘霖主持春耕会。\n"

SECRETARY = Reference("person", "甘霖", COUNTY)
DEPUTY = Reference("person", "闻笛", COUNTY)
REPORTER = Reference("person", "祁山", COUNTY)
COMMITTEE = Reference("organization", "云岭县委", surface="县委")
GOVERNMENT = Reference("organization", "云岭县人民政府")
PLACE = Reference("place", COUNTY)
VILLAGE = Reference("place", "石桥村", COUNTY)
PROJECT = Reference("project", "石桥水库项目", COUNTY)
DAY = PartialDate(2024, 3, 5)


def quote(article: Article, text: str, words: str) -> Quote:
    start = text.index(words, article.start)
    return Quote(article.id, start, start + len(words), words)


def article(sha: str, text: str, first: str, *, end: int | None = None, bylines: tuple[Byline, ...] = ()) -> Article:
    start = text.index(first)
    title = text[start : text.index("\n", start)]
    body = start + len(title) + 1
    return Article(f"{sha[:16]}-{start}", sha, title, start, len(text) if end is None else end, body, bylines=bylines)


def said(content: Content, words: Quote, *clues: Clue, rule: str = "by_hand", confidence: float = 1.0) -> Claim:
    return Claim(content, words, rule, confidence, clues)


def first_page() -> Page:
    sha, text = "a1" * 32, TEXT
    second = text.index("甘霖走访")
    signed = Byline("祁山", "记者", Span(text.index("祁山"), text.index("祁山") + 2))
    one = article(sha, text, "云岭县召开", end=second, bylines=(signed,))
    two = article(sha, text, "甘霖走访石桥村\n")
    year = Clue("year", "2024", None)
    region = Clue("region", COUNTY, quote(one, text, "云岭县"))
    meeting = Reference("event", "春耕会", f"{one.id}/0")
    visit = Reference("event", "走访石桥村", f"{two.id}/0")
    chaired, attended = quote(one, text, "县委书记甘霖主持会议"), quote(one, text, "副县长闻笛出席")
    seen, title = quote(two, text, "县委书记甘霖走访石桥村"), quote(one, text, "云岭县召开春耕会")
    claims = (
        said(Membership(SECRETARY, COMMITTEE, "书记", "held", DAY), chaired, region, year),
        said(
            Membership(DEPUTY, GOVERNMENT, "副县长", "held", PartialDate(None, 3, 5)), attended, region, confidence=0.85
        ),
        said(Event(meeting, "meeting", DAY), title, year),
        said(Participation(meeting, SECRETARY, "chair"), chaired),
        said(Participation(meeting, DEPUTY, "attend"), attended),
        said(EventOrganization(meeting, COMMITTEE, "organise"), title),
        said(EventOrganization(meeting, GOVERNMENT, "host"), title),
        said(EventProject(meeting, PROJECT), title),
        said(Project(PROJECT), title),
        said(ProjectFact(PROJECT, "investment", "约9亿元", 9e8), title),
        said(ProjectFact(PROJECT, "developer", GOVERNMENT), title),
        said(Parenthood(COMMITTEE, PLACE), title),
        said(Parenthood(GOVERNMENT, COMMITTEE), title),
        said(Naming(COMMITTEE, "中共云岭县委"), title),
        said(Signature(REPORTER, "记者"), quote(one, text, "记者 祁山")._replace(words="记者祁山")),
        said(Membership(SECRETARY, COMMITTEE, "书记", "held", PartialDate(2024, 3, 6)), seen, year),
        said(Event(visit, "visit", PartialDate(None, 3), PartialDate(2024, 3, 7)), seen),
        said(Participation(visit, SECRETARY, "lead"), seen),
        said(EventPlace(visit, VILLAGE), seen),
        said(Containment(VILLAGE, PLACE), quote(two, text, "石桥村")),
        said(Transfer(GOVERNMENT, VILLAGE, "现金50万元", PartialDate(2024, 3), 500000.0), seen),
    )
    anomaly = Anomaly("repeated", "the heading stands twice", (title, quote(two, text, "甘霖走访石桥村")))
    line = Unread("line", "闻笛", attended)
    return Page(
        Document("pages/one.txt", sha, text, "utf-8", Metadata(PartialDate(2024, 3, 8), "云岭报")), PLACE, (one, two),
        (DAY, PartialDate(None, 3, 6)), claims, (anomaly,), (line, Unread("office", "春耕", title)),
    )  # fmt: skip


def second_page() -> Page:
    sha, text = "b2" * 32, SECOND
    only = article(sha, text, "云岭县春耕会")
    words = quote(only, text, "云岭县委书记甘霖主持春耕会")
    meeting = Reference("event", "春耕会", f"{only.id}/0")
    claims = (
        said(Membership(SECRETARY, COMMITTEE._replace(surface=""), "书记", "held", DAY), words),
        said(Membership(SECRETARY, COMMITTEE._replace(surface=""), "书记", "held", DAY), words, rule="another_rule"),
        said(Event(meeting, "meeting", DAY), words),
        said(Participation(meeting, SECRETARY, "chair"), words),
        said(Membership(SECRETARY, GOVERNMENT, "县长", "former"), words),
    )
    return Page(Document("pages/two.txt", sha, text, "gb18030"), None, (only,), (DAY,), claims)


def pages() -> list[Page]:
    return [first_page(), second_page()]


def corpus(of: list[Page] | None = None) -> Corpus:
    """One fact for each claim; the store merges those that state the same. The two reports of the meeting are a cluster."""
    given = pages() if of is None else of
    claims = [claim for page in given for claim in page.claims]
    meetings = {
        claim.content.event for claim in claims if isinstance(claim.content, Event) and claim.content.type == "meeting"
    }
    return Corpus(tuple(Fact(claim.content, (claim,)) for claim in claims), (Cluster(tuple(sorted(meetings))),))
