"""The figures, pinned: an independent scorer of the same definitions gave them for the same rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate.facts import FACTS
from kg.evaluate.figures import Figure
from kg.evaluate.gold import read_gold, read_golds, text_for
from kg.evaluate.rows import views_of
from kg.evaluate.score import Case, Score, evaluate
from tests.evaluate.faulty import Rows, faulty_rows
from tests.evaluate.floors import GOLD, TEXTS

# family, gold, precision, recall, F1, lenient F1
PINNED = """\
bylines                17 0.7143 0.8824 0.7895 0.7895
roles                  45 0.8571 0.8000 0.8276 0.9302
role_bodies            45 0.8571 0.8000 0.8276 0.9302
role_dates             54 0.6531 0.5926 0.6214 0.7184
role_changes            0 1.0000 1.0000 1.0000 1.0000
events                 26 1.0000 0.8846 0.9388 0.9388
event_names            26 1.0000 0.8846 0.9388 0.9388
event_types            25 1.0000 0.8800 0.9362 0.9362
event_dates            24 0.7083 0.7083 0.7083 0.7083
participation          46 0.6098 0.5435 0.5747 0.5747
event_organizations    50 0.5185 0.5600 0.5385 0.5825
event_places           23 0.7000 0.6087 0.6512 0.6512
projects               18 1.0000 0.8333 0.9091 0.9091
project_facts          25 0.4839 0.6000 0.5357 0.5357
places                 19 0.6316 0.6316 0.6316 0.6316
organizations          81 0.5765 0.6049 0.5904 0.6626
transfers              11 1.0000 0.9091 0.9524 0.9524
persons                48 1.0000 0.9583 0.9787 0.9787
articles               25 0.9524 0.8000 0.8696 0.8696
article_starts         25 0.2857 0.2400 0.2609 0.2609
article_dates          19 0.3529 0.3158 0.3333 0.3333
FACTS_micro           535 0.7140 0.6953 0.7045 0.7467
FACTS_macro           535 0.7694 0.7327 0.7482 0.7744
"""
NOTED = {
    "region": "云溪高新区",
    "city": "云溪市",
    "articles": [
        {
            "id": "1",
            "title": "云溪高新区开展防汛检查",
            "date": "2024-07-03",
            "body_starts": "7月3日,陈立国",
            "roles": [
                {"person": "陈立国", "org": "云溪高新区管委会", "title": "主任", "status": "left", "date": "2024-07-03"}
            ],
            "events": [
                {
                    "id": "e1",
                    "type": "inspection",
                    "date": "XXXX-07-03",
                    "name": "防汛检查",
                    "participants": [{"who": "陈立国", "as": "lead", "surface": "陈立国带队检查防汛"}],
                    "orgs": [{"who": "云溪高新区管委会", "as": "organise"}],
                    "places": ["高新区青石渡"],
                }
            ],
            "projects": [
                {"name": "青石渡闸站项目", "orgs": [{"who": "云溪水务公司", "as": "builder"}], "area": "12亩"}
            ],
            "places": [["青石渡", "云溪高新区"]],
            "orgs": [["云溪高新区管委会", "云溪高新区"]],
            "transfers": [{"giver": "云溪高新区", "receiver": "青石村", "what": "沙袋3000个"}],
        }
    ],
}
TEXT = "云溪高新区开展防汛检查\n7月3日,陈立国带队检\n查防汛。"
FOUND: Rows = {
    "articles": [{"article": "x", "title": "防汛", "date": "2024-07-03", "body_start": "12"}],
    "roles": [
        {
            "person": "陈立国",
            "organization": "管委会",
            "title": "主任",
            "status": "left",
            "date": "2024-07-03",
            "quote": "陈立国带队检查防汛",
            "start": "17",
            "end": "27",
        }
    ],
    "events": [{"event": "y", "type": "inspection", "date": "2024-07-03", "name": "全区防汛检查"}],
    "participation": [
        {"event": "y", "person": "陈立国", "kind": "lead", "quote": "陈立国带队检查防汛", "start": "17", "end": "27"}
    ],
    "event_places": [{"event": "y", "place": "云溪高新区青石渡"}],
    "projects": [
        {"project": "z", "relation": "name", "value": "青石渡闸站"},
        {"project": "z", "relation": "area", "value": "12亩"},
    ],
    "transfers": [{"giver": "云溪高新区", "receiver": "青石村", "what": "3000个沙袋", "date": ""}],
}


def score_of_faulty() -> Score:
    cases = []
    for gold in read_golds(GOLD):
        text = text_for(gold, TEXTS).read_bytes().decode("utf-8-sig")
        cases.append(Case(gold, views_of(gold.name, faulty_rows(GOLD / f"{gold.name}.json", text)), text))
    return evaluate(cases)


def test_the_figures_are_those_of_another_scorer() -> None:
    score = score_of_faulty()
    lines = [
        f"{name.replace(' ', '_'):20}{one.gold:>5} {one.precision:6.4f} {one.recall:6.4f} {one.f1:6.4f} {score.lenient[name].f1:6.4f}"
        for name, one in score.strict.items()
    ]
    assert lines == PINNED.strip().splitlines()
    assert (score.years.right, score.years.told) == (15, 21)
    assert (score.quotes_held, score.quotes) == (47, 129)


def test_every_miss_and_every_wrong_fact_is_listed() -> None:
    score = score_of_faulty()
    for family in FACTS:
        figure = score.strict[family]
        missed, wrong = (
            [e for e in score.errors if (e.family, e.kind) == (family, kind)] for kind in ("missed", "wrong")
        )
        right = figure.gold - len(missed)
        assert figure.recall == pytest.approx(right / figure.gold if figure.gold else 1, abs=1e-4)
        assert figure.precision == pytest.approx(right / (right + len(wrong)) if right + len(wrong) else 1, abs=1e-4)
    assert len([error for error in score.errors if error.family == "quotes"]) == 129 - 47


def test_noted_facts_score_full_against_themselves() -> None:
    cases = [
        Case(gold, gold.views, text_for(gold, TEXTS).read_bytes().decode("utf-8-sig")) for gold in read_golds(GOLD)
    ]
    strict = evaluate(cases).strict
    assert {name: one.f1 for name, one in strict.items() if one.f1 != 1} == {}
    assert strict["roles"].gold > 20


@pytest.fixture
def plain(tmp_path: Path) -> Score:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(NOTED), encoding="utf-8")
    return evaluate([Case(read_gold(path), views_of("found", FOUND), TEXT)])


def test_the_plain_form_has_every_family(plain: Score) -> None:
    found = Figure(1.0, 1.0, 1.0, 1)
    full = (
        "events event_names event_types participation event_places projects transfers persons articles article_starts"
    )
    assert {name: plain.strict[name] for name in full.split()} == dict.fromkeys(full.split(), found)
    assert plain.strict["project_facts"] == Figure(1.0, 0.5, 0.6667, 2)
    assert plain.strict["organizations"] == plain.strict["places"] == Figure(0.0, 0.0, 0.0, 1)


def test_lenient_lets_the_region_in_front_drop(plain: Score) -> None:
    assert plain.strict["roles"].f1 == plain.strict["role_changes"].f1 == 0
    assert plain.lenient["roles"].f1 == plain.lenient["role_changes"].f1 == 1


def test_a_year_that_no_text_tells_is_invented(plain: Score) -> None:
    assert plain.years == (0, 0, 1, 1)
    assert [error.fact for error in plain.errors if error.family == "years"] == ["防汛检查: 2024-07-03 for XXXX-07-03"]


def test_a_quote_must_stand_there_and_prove_it(plain: Score) -> None:
    assert (plain.quotes_held, plain.quotes) == (1, 2)  # across the line break
    assert [error.fact for error in plain.errors if error.family == "quotes"] == ["roles: lacks the office"]


def test_errors_have_the_words(plain: Score) -> None:
    listed = [(error.family, error.kind, error.fact, error.quote) for error in plain.errors]
    assert ("roles", "wrong", "陈立国 | 管委会主任", "陈立国带队检查防汛") in listed
    assert ("project_facts", "missed", "青石渡闸站项目 | builder | 云溪水务公司", "") in listed


def test_what_one_annotator_has_counts_neither_way(tmp_path: Path) -> None:
    rows = [
        {"place": place, "parent": "甲县", "by": by}
        for place, by in zip("东西南北", ("ab", "a", "m", "b"), strict=True)
    ]
    path = tmp_path / "two.json"
    path.write_text(json.dumps({"rows": {"places": rows}}), encoding="utf-8")
    found = {"places": [{"place": "西", "parent": "甲县"}, {"place": "东", "parent": "甲县"}]}
    score = evaluate([Case(read_gold(path), views_of("found", found), "")])
    assert score.strict["places"] == Figure(1.0, 0.5, 0.6667, 2)
