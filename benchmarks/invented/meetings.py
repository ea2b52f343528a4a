"""Meetings, trainings, lectures and sessions that appoint."""

from __future__ import annotations

import datetime as dt

from benchmarks.invented import phrases
from benchmarks.invented.draft import DEFENSIBLE, Draft, Scene
from benchmarks.invented.posts import departments

_FORMS = ("工作推进会", "工作会议", "工作座谈会", "专题会议", "工作部署会", "现场推进会", "工作调度会")
_NUMBERS = "一二三四五六七八九十"
_RECENT = 120  # days after which a change is no news


def meeting(scene: Scene) -> Draft:
    draft, rng, region = Draft(scene), scene.rng, scene.region
    chair, other, *rest = rng.sample(scene.ranked("first", "second", "leader"), 6)
    named = f"全{scene.own}{scene.topic.name}{rng.choice(_FORMS)}"
    event = draft.event("meeting", named)
    opening = phrases.day(scene)
    match rng.randrange(3):
        case 0:
            who = phrases.convener(scene)
            chaired = draft.introduce(chair, whole=who != region.prefix and rng.random() < 0.5)
            draft.say(
                opening,
                "，",
                who,
                "召开",
                named,
                "。",
                chaired,
                "主持会议并讲话。",
                draft.introduce(other),
                "出席会议。",
            )
            draft.takes_part(event, region.name, "organise")
            draft.part(event, chair.name, "chair", "speak")
            draft.part(event, other.name, "attend")
        case 1:
            draft.say(opening, "，", draft.introduce(chair, whole=True), "主持召开", named, "，研究部署下一步工作。")
            draft.part(event, chair.name, "chair")
            draft.part(event, chair.name, "speak")
        case _:
            draft.say(opening, "，", named, "召开。", draft.introduce(chair, whole=True), "出席会议并讲话，")
            draft.paragraphs[-1] += draft.introduce(other) + "主持会议。"
            draft.part(event, chair.name, "attend", "speak")
            draft.part(event, other.name, "chair")
    draft.title = [f"{region.prefix}召开{named}"] if rng.random() < 0.7 else [phrases.slogan(draft), f"{named}召开"]
    draft.takes_part(event, region.name, "organise", by=DEFENSIBLE)
    _reports(draft, event)
    phrases.speech(draft, chair.name, 1)
    phrases.fill(draft, speaker=rng.choice((chair.name, "会议")))
    guests = rest[: rng.randint(1, 4)]
    draft.say(draft.leaders(guests), "参加会议。")
    draft.part(event, [one.name for one in guests], "attend")
    return draft


def numbered(scene: Scene) -> Draft:
    """A standing meeting whose name tells the year where the page does."""
    draft, rng, region = Draft(scene), scene.rng, scene.region
    first, second, *_ = scene.officials
    year = f"{scene.day.year}年" if scene.told else ""
    count = f"第{scene.day.timetuple().tm_yday // 14 + 1}次"
    if region.kind == "zone":
        chair, named = second, f"管委会{year}{count}主任办公会议"
    elif rng.random() < 0.5:
        chair, named = second, f"{region.own}政府{year}{count}常务会议"
    else:
        chair, named = first, f"{region.own}委常委会{year}{count}会议"
    event = draft.event("meeting", named)
    committee = f"{region.prefix}委"
    draft.note("organizations", by=DEFENSIBLE, organization=f"{committee}常委会", parent=committee)
    draft.title = [f"{chair.name}主持召开{named}"]
    draft.say(phrases.day(scene), "，", draft.introduce(chair, whole=True), "主持召开", named, "。")
    draft.part(event, chair.name, "chair")
    draft.say("会议听取了", scene.topic.name, "工作情况的汇报，研究了有关事项。", scene.stock.sentence("analysis"))
    phrases.speech(draft, "会议", 2)
    phrases.fill(draft, speaker="会议")
    guests = rng.sample(scene.ranked("leader"), rng.randint(2, 5))
    guests = [one for one in guests if one is not chair]
    draft.say("会议还研究了其他事项。", draft.leaders(guests), "出席会议。")
    draft.part(event, [one.name for one in guests], "attend")
    return draft


def training(scene: Scene) -> Draft:
    draft, rng, region = Draft(scene), scene.rng, scene.region
    body = region.prefix + scene.department
    year = f"{scene.day.year}年" if scene.told else ""
    named = f"{year}全{scene.own}{scene.topic.name}业务培训班"
    days = rng.randint(1, 2)
    last = scene.day + dt.timedelta(days)
    end = f"{last.month}月{last.day}日" if last.month != scene.day.month else f"{last.day}日"
    event = draft.event("training", named)
    draft.body(body)
    draft.takes_part(event, body, "organise")
    draft.takes_part(event, region.name, "organise", by=DEFENSIBLE)
    printed = draft.department(scene.department) if region.kind != "zone" else region.own + scene.department
    draft.title = [f"{region.prefix}举办{scene.topic.name}业务培训班"]
    draft.say(f"{scene.day.month}月{scene.day.day}日至{end}，由", printed, "主办的", named, "举行。")
    head = next((one for one in scene.ranked("head") if (body, one.seat.offices[0][1]) in one.seat.offices), None)
    if head:
        draft.say(draft.introduce(head), "出席开班式并讲话。")
        draft.part(event, head.name, "attend", "speak")
    draft.say(
        "此次培训采取专题授课、案例剖析、现场答疑相结合的方式，围绕",
        scene.topic.works[0],
        "、",
        scene.topic.works[1],
        "等内容展开。",
    )
    phrases.fill(draft)
    draft.say("各有关单位业务骨干", str(rng.randint(40, 300)), "余人参加培训。")
    return draft


def lecture(scene: Scene) -> Draft:
    draft, rng, region = Draft(scene), scene.rng, scene.region
    school = f"{region.prefix}第{rng.choice(_NUMBERS[:6])}中学"
    who = rng.choice(scene.ranked("first", "second", "leader"))
    event = draft.event("lecture", "讲授思政课")
    draft.body(school)
    draft.takes_part(event, school, "host")
    draft.place(event, school)
    draft.lies_in(school, region.name, by=DEFENSIBLE)
    draft.part(event, who.name, "speak")
    draft.title = [f"{who.name}到{school}讲授思政课"]
    draft.say(phrases.day(scene), "，", draft.introduce(who, whole=True), "到", school, "，为师生讲授了一堂思政课。")
    phrases.speech(draft, who.name, 2)
    phrases.fill(draft, speaker=who.name)
    return draft


def session(scene: Scene) -> Draft:
    """A session of the standing committee that appoints those who came into office lately; a meeting where none did."""
    region = scene.region
    changed = [
        one
        for one in scene.careers.holdings
        if scene.careers.seats[one.seat].rank == "head" and 0 <= (scene.day - one.begin).days <= _RECENT
    ]
    first = next((one for one in scene.officials if one.seat.printed.endswith("人大常委会主任")), None)
    if not changed or not first:
        return meeting(scene)
    draft, rng = Draft(scene), scene.rng
    term = f"十{rng.choice(_NUMBERS[3:8])}届"
    named = f"{region.prefix}{term}人大常委会第{rng.choice('十二三')}{rng.choice(_NUMBERS[:9])}次会议"
    event = draft.event("meeting", named)
    draft.title = [f"{named}召开"]
    draft.say(phrases.day(scene), "，", named, "召开。", draft.introduce(first), "主持会议。")
    draft.part(event, first.name, "chair")
    draft.takes_part(event, f"{region.prefix}人大常委会", "organise", by=DEFENSIBLE)
    draft.say("会议听取和审议了有关工作报告，", "与会人员进行了分组审议。", scene.stock.sentence("analysis"))
    for one in changed[:3]:
        (body, office), *_ = scene.careers.seats[one.seat].offices
        printed = scene.careers.seats[one.seat].printed
        draft.say("会议决定任命", one.person, "为", printed, "。")
        draft.role(one.person, body, office, quote=f"任命{one.person}为{printed}", status="appointed")
        before = [old for old in scene.careers.holdings if old.seat == one.seat and old.end <= one.begin]
        if before:
            gone = max(before, key=lambda old: old.end).person
            draft.say("决定免去", gone, "的", printed, "职务。")
            draft.role(gone, body, office, quote=f"免去{gone}的{printed}职务", status="left")
    phrases.fill(draft, speaker="会议")
    return draft


def _reports(draft: Draft, event: str) -> None:
    """'会上，县教育局、县财政局作了汇报'."""
    scene = draft.scene
    if scene.rng.random() < 0.4:
        return
    chosen = scene.rng.sample(departments(scene.region), 2)
    first, second = (draft.department(name) for name in chosen)
    how = scene.rng.choice(("分别作了汇报", "作交流发言", "汇报了工作开展情况"))
    draft.say("会上，", first, "、", second, how, "。", scene.stock.sentence("background"))
    for name in chosen:
        draft.takes_part(event, draft.body(scene.region.prefix + name), "present")
