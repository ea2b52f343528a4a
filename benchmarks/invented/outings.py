"""Inspections, visits, ceremonies, gifts, and articles in which nothing happens."""

from __future__ import annotations

from benchmarks.invented import names, phrases
from benchmarks.invented.careers import Official
from benchmarks.invented.draft import DEFENSIBLE, Draft, Scene

_INSPECTED = (("调研", "调研"), ("督导", "督导"), ("检查", "检查"))
_WORKS = (
    "标准化厂房建设",
    "冷链物流园",
    "污水处理厂扩建",
    "特色产业园",
    "农产品加工园",
    "安置房",
    "中药材加工基地",
    "综合养老中心",
)
_GIVEN = ("现金{}万元", "价值{}万元的图书", "价值{}万元的学习用品", "价值{}万元的医疗设备")
_VISITED = (("敬老院", "看望慰问老人"), ("中心小学", "看望慰问师生"), ("卫生院", "看望慰问医务人员"))


def inspection(scene: Scene) -> Draft:
    draft, rng, region = Draft(scene), scene.rng, scene.region
    verb, noun = rng.choice(_INSPECTED)
    leader, *others = rng.sample(scene.ranked("first", "second", "leader"), 3)
    one, two = rng.sample(region.towns, 2)
    what = f"{scene.topic.name}工作"
    event = draft.event("inspection", f"{verb}{what}")
    draft.title = [f"{leader.name}到{one}{verb}{what}"] if rng.random() < 0.6 else [f"{leader.name}{verb}{what}"]
    where = f"到{one}、{two}{verb}{what}" if rng.random() < 0.7 else f"带队深入{one}、{two}{verb}{what}"
    draft.say(
        phrases.day(scene), "，", draft.introduce(leader, whole=True), where, "。", _company(draft, event, others, noun)
    )
    draft.part(event, leader.name, "lead", "speak")
    for town in (one, two):
        draft.place(event, town, region.name)
        draft.takes_part(event, town, "host", by=DEFENSIBLE)
        draft.note("organizations", by=DEFENSIBLE, organization=town, parent=region.name)
    _sites(draft, event, leader.name, one)
    phrases.speech(draft, leader.name, 1)
    phrases.fill(draft, speaker=leader.name)
    return draft


def visit(scene: Scene) -> Draft:
    draft, rng, region = Draft(scene), scene.rng, scene.region
    leader, *others = rng.sample(scene.ranked("first", "second", "leader"), 3)
    town = rng.choice(region.towns)
    kind, act = rng.choice(_VISITED)
    site = town + kind
    event = draft.event("visit", act)
    draft.title = [f"{leader.name}到{site}{act}"]
    draft.say(
        phrases.day(scene),
        "，",
        draft.introduce(leader, whole=True),
        "到",
        site,
        act,
        "。",
        _company(draft, event, others, "慰问"),
    )
    draft.part(event, leader.name, "lead", "speak")
    draft.place(event, site, town)
    draft.lies_in(town, region.name, by=DEFENSIBLE)
    draft.takes_part(event, site, "host")
    draft.note("organizations", organization=site, parent=town)
    draft.say(leader.name, "与大家亲切交谈，详细了解生活和工作情况，叮嘱有关单位把关心关爱落到实处。")
    phrases.fill(draft)
    return draft


def opening(scene: Scene) -> Draft:
    """A ceremony at which building begins, with everything that is known of the project."""
    draft, rng, region = Draft(scene), scene.rng, scene.region
    speaker, chair, guest = rng.sample(scene.ranked("first", "second", "leader"), 3)
    town = rng.choice(region.towns)
    village = names.village(rng)
    project = f"{village}{rng.choice(_WORKS)}项目"
    developer, builder = (
        names.company(rng, region.short, "置业有限公司"),
        names.company(rng, region.short, "建筑工程有限公司"),
    )
    event = draft.event("ceremony", f"{project}开工仪式")
    draft.title = [f"{project}开工仪式举行"]
    draft.say(phrases.day(scene), "，", project, "开工仪式在", town, village, "举行。", draft.introduce(speaker, whole=True), "出席仪式并致辞，",
              draft.introduce(chair), "主持仪式，", draft.introduce(guest), "出席。")  # fmt: skip
    draft.part(event, speaker.name, "attend", "speak")
    draft.part(event, chair.name, "chair")
    draft.part(event, guest.name, "attend")
    draft.place(event, village, town)
    draft.lies_in(town, region.name, by=DEFENSIBLE)
    cost = (
        f"{rng.choice(('', '约'))}{rng.choice((f'{rng.randint(11, 99) / 10}亿元', f'{rng.randint(6, 95) * 100}万元'))}"
    )
    area = rng.choice((f"{rng.randint(20, 400)}亩", f"{rng.randint(11, 99) / 10}万平方米"))
    measure = f"占地{area}" if area.endswith("亩") else f"总建筑面积{area}"
    details = [("place", village), ("developer", developer), ("builder", builder), ("investment", cost), ("area", area)]
    finish = f"计划于{scene.day.year + 2}年{rng.randint(1, 12)}月竣工" if scene.told else ""
    if finish:
        details.append(("end", _month(finish)))
    details.append(("start", scene.iso(scene.day)))
    draft.say(
        "该项目",
        measure,
        "，总投资",
        cost,
        "，开发单位为",
        developer,
        "，施工单位为",
        builder,
        f"，{finish}" * bool(finish),
        "。",
    )
    draft.project(project, *details)
    draft.takes_part(event, region.name, "organise", by=DEFENSIBLE)
    phrases.speech(draft, speaker.name, 1)
    phrases.fill(draft)
    return draft


def signing(scene: Scene) -> Draft:
    draft, rng, region = Draft(scene), scene.rng, scene.region
    company = names.company(rng, names.company(rng, "")[:2])
    project = f"{company[:4]}{rng.choice(_WORKS)}项目"
    leader, other = rng.sample(scene.ranked("first", "second", "leader"), 2)
    event = draft.event("ceremony", f"{project}签约仪式")
    draft.title = [f"{region.prefix}与{company}签约"]
    draft.say(phrases.day(scene), "，", region.prefix, "与", company, "举行", project, "签约仪式。", draft.introduce(leader, whole=True), "、",
              draft.introduce(other), "出席签约仪式。")  # fmt: skip
    draft.part(event, (leader.name, other.name), "attend")
    for body in (region.name, company):
        draft.takes_part(event, body, "attend", by=DEFENSIBLE)
        draft.takes_part(event, body, "organise", by=DEFENSIBLE)
    cost = f"{rng.randint(11, 99) / 10}亿元"
    draft.say("根据协议，", company, "将投资", cost, "建设", project, "。")
    draft.project(project, ("developer", company), ("investment", cost))
    phrases.fill(draft)
    return draft


def gift(scene: Scene) -> Draft:
    draft, rng, region = Draft(scene), scene.rng, scene.region
    company = names.company(rng, region.short)
    town = rng.choice(region.towns)
    school = f"{town}中心小学"
    what = rng.choice(_GIVEN).format(rng.randint(2, 80))
    who = rng.choice(scene.ranked("leader"))
    event = draft.event("ceremony", f"{company}捐赠仪式")
    draft.title = [f"{company}爱心捐赠助力{scene.topic.name}"]
    draft.say(
        phrases.day(scene),
        "，",
        company,
        "捐赠仪式在",
        school,
        "举行。",
        draft.introduce(who, whole=True),
        "出席捐赠仪式。",
    )
    draft.part(event, who.name, "attend")
    draft.place(event, school, town)
    draft.lies_in(town, region.name, by=DEFENSIBLE)
    draft.say("仪式上，", company, "向", school, "捐赠", what, "。")
    draft.note("transfers", giver=company, receiver=school, what=what, date=scene.iso(scene.day))
    draft.takes_part(event, company, "organise", by=DEFENSIBLE)
    draft.takes_part(event, school, "host", by=DEFENSIBLE)
    draft.note("organizations", by=DEFENSIBLE, organization=school, parent=town)
    phrases.fill(draft)
    return draft


def feature(scene: Scene) -> Draft:
    """An article without an event; what it names are the region and a department."""
    draft, region = Draft(scene), scene.region
    draft.dated = False
    draft.title = [f"{region.prefix}：{phrases.slogan(draft)}"]
    draft.say("连日来，", region.prefix, scene.rng.choice(("多点发力抓", "下足功夫抓", "持续用力抓")), scene.topic.name, "，",
              scene.stock.sentence("background"))  # fmt: skip
    phrases.fill(draft)
    draft.note("organizations", by=DEFENSIBLE, organization=region.prefix + scene.department, parent=region.name)
    return draft


def _company(draft: Draft, event: str, others: list[Official], noun: str) -> str:
    """Those who go along, as a list or with their offices."""
    rng = draft.scene.rng
    if rng.random() < 0.2:
        return ""
    if rng.random() < 0.5:
        draft.part(event, [one.name for one in others], "accompany")
        return draft.leaders(others) + f"陪同{noun}。"
    draft.part(event, others[0].name, "attend")
    return draft.introduce(others[0]) + f"参加{noun}。"


def _sites(draft: Draft, event: str, leader: str, town: str) -> None:
    """What is looked at on the way: a village, and often a company."""
    scene, rng = draft.scene, draft.scene.rng
    village = names.village(rng)
    draft.place(event, village, town)
    draft.say(
        "在",
        town,
        village,
        "，",
        leader,
        "走进农户家中，与群众拉家常、算收入账，",
        "详细了解",
        scene.topic.works[0],
        "情况。",
        scene.stock.sentence("practice"),
    )
    if rng.random() < 0.5:
        company = names.company(rng, scene.region.short)
        draft.place(event, company)
        draft.takes_part(event, company, "host")
        draft.note("organizations", by=DEFENSIBLE, organization=company, parent=scene.region.name)
        draft.say("在", company, "，", leader, "走进生产车间，实地察看生产流程，询问企业经营情况。")


def _month(words: str) -> str:
    """'计划于2026年9月竣工' -> 2026-09."""
    year, month = words.removeprefix("计划于").removesuffix("月竣工").split("年")
    return f"{year}-{int(month):02d}"
