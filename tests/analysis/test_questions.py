"""Questions that need more than SPARQL, and those across articles: on invented histories whose answers are known, and on the sample pages."""

from __future__ import annotations

import csv
import datetime as dt
import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.analysis.anomalies import KINDS, _close
from kg.analysis.questions import QUESTIONS, questions
from kg.records import Event, EventPlace, Participation, Reference
from tests.analysis.histories import COUNTY, Report, day, days_from, meeting, person, post, promise, store

SEEDS = Path(__file__).parents[2] / "seeds"
KG = Path(sys.executable).with_name("kg")
Open = Callable[..., kg.Graph]


@pytest.fixture
def told(tmp_path: Path) -> Open:
    """Opens a graph of the reports."""
    return lambda *reports: kg.open_graph(store(tmp_path / "graph.kg", reports))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "graph.kg"
    kg.build([str(SEEDS)], path)
    return path


def cells(graph: kg.Graph, question: str, columns: str, **parameters: str) -> list[tuple[str, ...]]:
    table = graph.query(question, **parameters)
    places = [table.columns.index(column) for column in columns.split()]
    return [tuple(row[place] for place in places) for row in table.rows]


def by_command(path: Path, question: str, *parameters: str) -> list[dict[str, str]]:
    words = [word for parameter in parameters for word in ("--param", parameter)]
    run = subprocess.run(
        [KG, "query", question, "--store", path, "--format", "csv", *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return list(csv.DictReader(io.StringIO(run.stdout)))


def test_one_path_or_several_are_built_alike(tmp_path: Path) -> None:
    page = SEEDS / "000_fc2fa7cca39fc49b.txt"
    given: list[str | Path | tuple[Path]] = [str(page), page, (page,)]
    assert [kg.build(paths, tmp_path / f"{number}.kg").read for number, paths in enumerate(given)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("question", "parameters", "said"),
    [
        ("careers", {"person": ""}, "person: no value"),
        ("careers", {"persn": "甘霖"}, "no parameter 'persn'; did you mean person?"),
        ("seat", {"office": "县張"}, "no office '县張' in this store; the nearest: 县长"),
        ("anomalies", {"kind": "two-titles"}, "did you mean two titles?"),
        ("anomalies", {"source": "aa"}, "no file 'aa' in this store; the nearest: a"),
        ("attention", {"month": "2031-01"}, "the first told is of 2024-03, the last of 2024-03"),
        ("attention", {"month": "2024-0"}, "no meeting of '2024-0'"),
        ("weather", {}, "there are: anomalies, "),
        ("my file.txt", {}, "syntax error"),
    ],
)
def test_a_word_that_exists_nowhere_is_told(told: Open, question: str, parameters: dict[str, str], said: str) -> None:
    graph = told(post("a", "2024-03-01", "甘霖", "县长"), meeting("b", "2024-03-02", ["甘霖"]))
    with pytest.raises(kg.QueryError) as caught:
        graph.query(question, **parameters)
    assert said in str(caught.value)


def test_anomalies_have_no_kind_that_is_not_listed(sample: Path) -> None:
    with kg.open_graph(sample) as graph:
        found = {kind for (kind,) in cells(graph, "anomalies", "kind")}
    assert found
    assert found <= set(KINDS)


def test_the_seat_of_the_sample_changes_hands_between_two_sentences(sample: Path) -> None:
    first, second = by_command(sample, "seat", "body=郑州高新区管委会", "office=主任")
    assert (first["person"], first["last_seen"], first["predecessor"]) == ("张红军", "2021-11-16", "")
    assert (second["person"], second["first_seen"], second["predecessor"]) == ("郭程明", "2023-11-02", "张红军")
    assert (second["handover_from"], second["handover_to"], second["handover_days"]) == (
        "2021-11-16", "2023-11-02", "716",
    )  # fmt: skip
    for name, place in (("张红军", "predecessor_"), ("郭程明", "")):
        source, quote = second[f"{place}source"], second[f"{place}quote"]
        text = (SEEDS / source).read_text(encoding="utf-8-sig")
        assert "".join(text[int(second[f"{place}start"]) : int(second[f"{place}end"])].split()) == quote
        assert name in quote
        assert "主任" in quote


@pytest.mark.parametrize(
    "question", ["careers", "seat", "together", "protocol", "appearances", "promises", "happened", "attention", "quiet"]
)
def test_each_question_answers_on_the_sample_by_command_and_by_function(sample: Path, question: str) -> None:
    with kg.open_graph(sample) as graph:
        table = graph.query(question)
    assert by_command(sample, question) == [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert table.rows


def test_a_seat_names_holders_in_order_and_those_beside(told: Open) -> None:
    graph = told(
        post("d", "2023-06-01", "闻笛", "县长"),
        post("a", "2019-01-05", "甘霖", "县长"),
        post("b", "2020-02", "甘霖", "县长"),
        post("c", "2021-03-01", "祁山", "县长"),
        post("e", "2022-01-01", "祁山", "县长", "left"),
        post("f", "2021-12-01", "凌云", "县长"),
        post("g", "2018-01-01", "甘霖", "书记员"),
        post("h", "", "方舟", "县长", "former"),
    )
    columns = "person first_seen last_seen predecessor handover_from handover_to handover_days beside"
    assert cells(graph, "seat", columns, office="县长") == [
        ("甘霖", "2019-01-05", "2020-02", "", "", "", "", ""),
        ("祁山", "2021-03-01", "2022-01-01", "甘霖", "2020-02", "2021-03-01", "366", "凌云"),
        ("凌云", "2021-12-01", "2021-12-01", "甘霖", "2020-02", "2021-12-01", "641", "祁山"),
        ("闻笛", "2023-06-01", "2023-06-01", "祁山", "2022-01-01", "2023-06-01", "516", ""),
        ("方舟", "", "", "", "", "", "", ""),
    ]


def test_a_career_tells_posts_in_order_with_their_gaps(told: Open) -> None:
    graph = told(
        post("c", "2024-01-01", "甘霖", "县长", "appointed"),
        post("a", "2020-01-01", "甘霖", "副县长"),
        post("b", "2020-01-31", "甘霖", "副县长"),
        post("d", "2021-01-01", "甘霖", "副县长"),
        post("e", "2021-01-02", "闻笛", "副县长"),
    )
    columns = "title status first_seen last_seen reports gap_days first_source last_source"
    assert cells(graph, "careers", columns, person="甘霖") == [
        ("副县长", "held", "2020-01-01", "2021-01-01", "3", "336", "a", "d"),
        ("县长", "appointed", "2024-01-01", "2024-01-01", "1", "", "c", "c"),
    ]


def test_the_protocol_is_a_ranking_and_marks_what_lists_contradict(told: Open) -> None:
    graph = told(
        meeting("a", "2024-01-01", ["甘霖", "闻笛", "祁山"]),
        meeting("b", "2024-01-02", ["甘霖", "祁山", "凌云"]),
        meeting("c", "2024-01-03", ["祁山", "闻笛"]),
        meeting("d", "2024-01-04", ["方舟", "安澜"]),
        meeting("e", "2024-01-05", ["独行"]),
    )
    assert cells(graph, "protocol", "circle rank person lists before behind conflicts") == [
        ("1", "1", "甘霖", "2", "3", "0", ""),
        ("1", "2", "祁山", "3", "2", "2", "闻笛 1:1"),
        ("1", "2", "闻笛", "2", "1", "2", "祁山 1:1"),
        ("1", "3", "凌云", "1", "0", "2", ""),
        ("2", "1", "方舟", "1", "1", "0", ""),
        ("2", "2", "安澜", "1", "0", "1", ""),
    ]
    assert cells(graph, "protocol", "circle rank person", person="安澜") == [("1", "1", "方舟"), ("1", "2", "安澜")]
    assert cells(graph, "protocol", "rank person conflicts", person="凌云") == [
        ("1", "甘霖", ""), ("2", "祁山", ""), ("3", "凌云", ""),
    ]  # fmt: skip


def test_a_more_frequent_order_prevails_and_the_other_is_told(told: Open) -> None:
    lists = [["甘霖", "闻笛"], ["甘霖", "闻笛"], ["闻笛", "甘霖"]]
    graph = told(*(meeting(str(number), "2024-01-01", names) for number, names in enumerate(lists)))
    assert cells(graph, "protocol", "rank person conflicts") == [("1", "甘霖", "闻笛 2:1"), ("2", "闻笛", "甘霖 1:2")]


def test_quiet_compares_a_silence_with_the_own_gaps_and_with_what_was_reported(told: Open) -> None:
    weekly = days_from("2024-01-01", 7, 7, 7)
    reports = [meeting(f"a{one}", one, ["甘霖"]) for one in weekly]
    reports += [meeting(f"b{one}", one, ["闻笛"]) for one in days_from("2024-01-01", 60, 30)]
    reports += [meeting("c", "2024-01-02", ["祁山"]), meeting("d", "2024-02", ["甘霖"])]
    columns = "person days last_seen usual_days longest_days silent_days reported_since quiet"
    assert cells(told(*reports), "quiet", columns) == [
        ("甘霖", "4", "2024-01-22", "7", "7", "69", "2", "yes"),
        ("闻笛", "3", "2024-03-31", "45", "60", "0", "0", "no"),
    ]


def test_appearances_are_a_calendar(told: Open) -> None:
    graph = told(meeting("b", "2024-02", ["甘霖", "闻笛"]), meeting("a", "2024-03-01", ["甘霖"], kind="chair"))
    assert cells(graph, "appearances", "date kind source", person="甘霖") == [
        ("2024-02", "attend", "b"), ("2024-03-01", "chair", "a"),
    ]  # fmt: skip


def test_an_appearance_tells_all_that_is_known_of_it(told: Open) -> None:
    event = Reference("event", "农技培训", "a")
    away = person("闻笛")._replace(scope="")
    said = (
        ("县", Event(event, "training", day("2024-03-01"), day("2024-03-05"))),
        ("甘霖", Participation(event, person("甘霖"), "speak")),
        ("闻笛", Participation(event, away, "attend")),
    )
    graph = told(
        Report("a", "2024-03-01", "县里培训", "县里甘霖、闻笛", said),
        meeting("b", "", ["甘霖"]),
        meeting("c", "", ["祁山"]),
    )
    columns = "person date end_date kind type name jurisdiction source quote start end"
    first, second = ("甘霖", "", "", "attend", "meeting"), ("祁山", "", "", "attend", "meeting")
    of_training = "2024-03-01", "2024-03-05"
    assert cells(graph, "appearances", columns) == [
        (*first, "春耕会", COUNTY, "b", "甘霖出席春耕会", "9", "16"),
        (*second, "春耕会", COUNTY, "c", "祁山出席春耕会", "9", "16"),
        ("甘霖", *of_training, "speak", "training", "农技培训", COUNTY, "a", "甘霖、闻笛", "7", "12"),
        ("闻笛", *of_training, "attend", "training", "农技培训", "", "a", "闻笛", "10", "12"),
    ]
    assert cells(graph, "appearances", "source person", type="training", kind="attend") == [("a", "闻笛")]
    assert cells(graph, "appearances", "source", person="甘霖", type="meeting") == [("b",)]
    assert cells(graph, "appearances", "source", person="祁山", kind="lead") == []


def test_together_counts_occasions_from_either_side(told: Open) -> None:
    graph = told(
        meeting("a", "2024-01-01", ["甘霖", "闻笛"]), meeting("b", "2024-01-02", ["甘霖", "闻笛", "祁山"], "防汛会")
    )
    assert cells(graph, "together", "other times name source", person="甘霖") == [
        ("闻笛", "2", "春耕会", "a"), ("闻笛", "2", "防汛会", "b"), ("祁山", "1", "防汛会", "b"),
    ]  # fmt: skip
    assert cells(graph, "together", "times", person="祁山", other="闻笛") == [("1",)]


def test_a_promise_stands_beside_the_earlier_one_that_it_changes(told: Open) -> None:
    graph = told(
        promise("c", "2024-05-01", "end", "2026-06"),
        promise("a", "2023-01-01", "end", "2025-12"),
        promise("b", "2023-06", "end", "2025-12"),
        promise("d", "", "end", "2027"),
        promise("e", "2023-01-01", "investment", "约9亿元"),
        promise("f", "2023-01-01", "investment", "10亿元"),
    )
    assert cells(graph, "promises", "relation value date earlier earlier_date source", project="石桥水库项目") == [
        ("investment", "约9亿元", "2023-01-01", "", "", "e"),
        ("investment", "10亿元", "2023-01-01", "", "", "f"),
        ("end", "2025-12", "2023-01-01", "", "", "a"),
        ("end", "2025-12", "2023-06", "", "", "b"),
        ("end", "2026-06", "2024-05-01", "2025-12", "2023-06", "c"),
        ("end", "2027", "", "", "", "d"),
    ]


def test_attention_names_topics_not_people_bodies_or_kinds_of_meetings(told: Open) -> None:
    graph = told(
        meeting("a", "2024-03-01", ["甘霖"], "高标准农田建设推进会"),
        meeting("b", "2024-03-09", ["甘霖"], "云岭县人民政府高标准农田专题会"),
        meeting("c", "2024-06-01", ["甘霖"], "防汛抗旱工作会议"),
    )
    assert ("2024-03", "高标准农田", "2") in cells(graph, "attention", "month topic meetings")
    topics = cells(graph, "attention", "topic", month="2024-06")
    assert topics[0] == ("防汛抗旱",)
    assert not {("会议",), ("云岭县人民政府",), ("人民政府",), ("工作",)} & set(topics)


def test_attention_hears_the_report_but_takes_no_office_for_a_topic(told: Open) -> None:
    event = Reference("event", "全体会议", "a")
    said = (
        ("县", Event(event, "meeting", day("2024-03-01"))),
        ("县", Participation(event, person("甘霖"), "speak")),
        ("县", post("b", "", "甘霖", "局长").said[0][1]),
    )
    graph = told(Report("a", "2024-03-01", "县安委会召开全体会议", "县教育局局长甘霖对安全生产工作进行部署", said))
    assert cells(graph, "attention", "month topic meetings") == [("2024-03", "安全生产", "1")]


def test_attention_weighs_a_kind_of_work_and_counts_reports_of_one_meeting_once(told: Open) -> None:
    graph = told(
        meeting("a", "2024-03-01", ["甘霖", "闻笛"], "城建工作推进会议"),
        meeting("b", "2024-03-02", ["甘霖"], "云岭县城建工作专题会议"),
        meeting("c", "2024-03-03", [], "护林工作会议"),
    )
    assert cells(graph, "attention", "topic meetings") == [("城建", "2")]


def contradiction(*reports: Report) -> tuple[Report, ...]:
    return (post("z", "2010-01-01", "方舟", "副县长"), *reports)


def test_two_titles_in_one_week_are_a_contradiction(told: Open) -> None:
    graph = told(
        *contradiction(
            post("a", "2024-03-01", "甘霖", "县长"),
            post("b", "2024-03-07", "甘霖", "副县长"),
            post("c", "2024-05-01", "闻笛", "县长"),
            post("d", "2024-05-08", "闻笛", "副县长"),
            post("e", "2024-03", "甘霖", "副县长"),
        )
    )
    assert cells(graph, "anomalies", "source kind message", kind="two titles") == [
        ("a", "two titles", "甘霖 is 县长 and 副县长 of 云岭县人民政府 within a week"),
        ("b", "two titles", "甘霖 is 县长 and 副县长 of 云岭县人民政府 within a week"),
    ]


def test_two_holders_of_one_office_in_one_week_are_a_contradiction(told: Open) -> None:
    graph = told(
        *contradiction(
            post("a", "2024-03-01", "甘霖", "县长"),
            post("b", "2024-03-02", "甘林", "县长"),
            post("c", "2024-03-20", "闻笛", "县长"),
            post("d", "2024-03-20", "祁山", "副县长"),
            post("e", "2024-03-20", "凌云", "副县长"),
            post("f", "2024-03-01", "甘泉", "县长", "left"),
        )
    )
    found = cells(graph, "anomalies", "source message", kind="two holders")
    assert [source for source, _ in found] == ["a", "b"]
    assert all("甘霖" in message and "甘林" in message for _, message in found)


def test_questions_are_listed_with_their_columns_and_checked(told: Open) -> None:
    listed = {question.name: question for question in questions()}
    graph = told(meeting("a", "2024-01-01", ["甘霖", "闻笛"]))
    for question in QUESTIONS:
        shown = listed[question.name]
        assert shown.columns == graph.query(question.name).columns
        assert "?" in shown.answers
        assert question.row.__doc__
        for parameter in shown.parameters:
            assert parameter.about
        with pytest.raises(kg.QueryError, match=rf"{question.name}: no parameter 'colour'; declared: "):
            graph.query(question.name, colour="red")


def test_an_unknown_question_suggests_the_nearest(told: Open) -> None:
    graph = told(meeting("a", "2024-01-01", ["甘霖"]))
    with pytest.raises(kg.QueryError, match="did you mean careers"):
        graph.query("carers")
    with pytest.raises(kg.QueryError, match=r"no person named '甘林'.*甘霖"):
        graph.query("careers", person="甘林")


def test_asking_a_question_imports_nothing_heavy() -> None:
    heavy = ("rdflib", "pyshacl", "networkx", "jieba", "pandas", "pyvis", "numpy")
    script = f"import sys, kg.analysis.questions; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_who_leaves_and_who_comes_on_one_day_hand_over(told: Open) -> None:
    graph = told(
        post("a", "2021-03-01", "甘霖", "县长"),
        post("b", "2022-05-06", "甘霖", "县长", "left"),
        post("c", "2022-05-06", "闻笛", "县长", "appointed"),
    )
    columns = "person predecessor handover_from handover_to handover_days beside"
    assert cells(graph, "seat", columns) == [
        ("甘霖", "", "", "", "", ""), ("闻笛", "甘霖", "2022-05-06", "2022-05-06", "0", ""),
    ]  # fmt: skip


def test_offices_that_several_hold_have_no_predecessors(told: Open) -> None:
    titles = ("副县长", "常务副县长", "委员", "调研员")
    reports = [post(f"a{title}", "2020-01-01", "甘霖", title) for title in titles]
    reports += [post(f"b{title}", "2022-01-01", "闻笛", title) for title in titles]
    assert {row[0] for row in cells(told(*reports), "seat", "predecessor")} == {""}


def test_who_came_back_stands_twice_and_a_single_slip_does_not_cut_a_term(told: Open) -> None:
    days = days_from("2020-01-01", 30, 1200, 30)
    graph = told(
        *(post(f"a{one}", one, "甘霖", "县长") for one in days),
        post("b", "2021-01-01", "闻笛", "县长"),
        post("c", "2020-01-05", "祁山", "县长"),
    )
    assert cells(graph, "seat", "person first_seen last_seen predecessor beside") == [
        ("甘霖", "2020-01-01", "2020-01-31", "", "祁山"),
        ("祁山", "2020-01-05", "2020-01-05", "", "甘霖"),
        ("闻笛", "2021-01-01", "2021-01-01", "甘霖", ""),
        ("甘霖", days[2], days[3], "闻笛", ""),
    ]


def test_dates_of_a_month_or_a_year_put_nobody_beside_by_guess(told: Open) -> None:
    graph = told(
        post("a", "2020-02", "甘霖", "县长"), post("b", "2020-02-10", "闻笛", "县长"), post("c", "2020", "祁山", "县长")
    )
    assert cells(graph, "seat", "predecessor beside") == [("", "")] * 3


def test_people_of_one_name_have_careers_of_their_own(told: Open) -> None:
    away = person("甘霖")._replace(scope="青川县")
    reports = [post(f"a{one}", one, "甘霖", "县长") for one in ("2020-01-01", "2023-01-01")]
    other = post("b", "2021-01-01", "甘霖", "局长")
    said = tuple((mark, content._replace(person=away)) for mark, content in other.said)  # type: ignore[call-arg]
    later = post("c", "2023-06-01", "甘霖", "主任")
    graph = told(*reports, later, other._replace(said=said))
    people = [row[0] for row in cells(graph, "careers", "person_iri")]
    assert sorted(people) == people or sorted(people, reverse=True) == people
    assert len(set(people)) == 2


def test_a_promise_said_in_other_words_is_no_change(told: Open) -> None:
    graph = told(
        promise("a", "2023-01-01", "end", "2025"),
        promise("b", "2023-02-01", "end", "2025-12"),
        promise("c", "2023-03-01", "end", "2026-01"),
        promise("d", "2023-01-01", "area", "2万平方米", 20000.0),
        promise("e", "2023-02-01", "area", "20000平方米", 20000.0),
        promise("f", "2023-03-01", "area", "3万平方米", 30000.0),
    )
    assert cells(graph, "promises", "source earlier") == [
        ("d", ""), ("e", ""), ("f", "20000平方米"), ("a", ""), ("b", ""), ("c", "2025-12"),
    ]  # fmt: skip


def test_what_happened_with_a_person_is_only_where_the_person_came(told: Open) -> None:
    def at_bridge(source: str, names: list[str]) -> Report:
        report = meeting(source, "2024-03-01", names)
        place = EventPlace(Reference("event", "春耕会", source), Reference("place", "石桥村", COUNTY))
        return report._replace(said=(*report.said, ("出席", place)))

    graph = told(at_bridge("a", ["甘霖", "闻笛"]), at_bridge("b", ["闻笛"]), at_bridge("c", []))
    assert cells(graph, "happened", "source person", person="甘霖") == [("a", "甘霖")]
    assert cells(graph, "happened", "source person", place="石桥村") == [
        ("a", "甘霖"), ("a", "闻笛"), ("b", "闻笛"), ("c", ""),
    ]  # fmt: skip


def test_two_titles_of_a_first_deputy_and_an_event_that_ends_first(told: Open) -> None:
    backwards = Event(Reference("event", "春耕会", "c"), "meeting", day("2024-03-05"), day("2024-03-01"))
    graph = told(
        post("a", "2024-03-01", "甘霖", "县长"),
        post("b", "2024-03-02", "甘霖", "常务副县长"),
        Report("c", "2024-03-05", "春耕会", "县里召开春耕会", (("县", backwards),)),
    )
    assert cells(graph, "anomalies", "kind source") == [("two titles", "a"), ("two titles", "b"), ("ends first", "c")]


def test_contradictions_of_posts_take_time_in_proportion_to_the_reports() -> None:
    """Catches a report compared with each of the other post's, 16 million times here, and a week's reports with one another, which
    are all that there are in the second history: seconds (measured 10 and 2) where this takes hundredths of one."""
    spread = [_report(str(number), dt.date(2000, 1, 1) + dt.timedelta(days=number)) for number in range(4000)]
    one_day = [_report(str(number), dt.date(2000, 1, 1)) for number in range(4000)]
    others = [{**row, "article": "other"} for row in spread], [{**row, "article": "other"} for row in one_day]
    began = time.process_time()
    assert list(_close(spread, others[0])) == spread
    assert list(_close(one_day, others[1])) == one_day
    assert time.process_time() - began < 1


def _report(start: str, day: dt.date) -> dict[str, str]:
    return {"article": "one", "start": start, "end": "9", "day": day.isoformat()}
