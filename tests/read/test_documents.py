"""Files, folders, globs and tables -> documents; what is wrong is refused or skipped with its reason."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tracemalloc
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.read import Given, Skipped, find_documents, find_files, read_documents, read_text
from kg.records import Document, Metadata, PartialDate

SEEDS = Path(__file__).parents[2] / "seeds"


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def documents(*paths: str | Path, meta: Path | None = None) -> dict[str, Document]:
    return {item.source: item for item in read_documents(paths, meta=meta) if isinstance(item, Document)}


def skipped(*paths: str | Path, meta: Path | None = None) -> dict[str, str]:
    return {item.source: item.why for item in read_documents(paths, meta=meta) if isinstance(item, Skipped)}


def test_the_sample_pages() -> None:
    found = documents(SEEDS)
    assert list(found) == sorted(path.name for path in SEEDS.iterdir())
    for source, document in found.items():
        data = (SEEDS / source).read_bytes()
        assert document == Document(source, hashlib.sha256(data).hexdigest(), data.decode(), "utf-8", Metadata())


def test_sources_are_relative_sorted_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"b/2.txt": "乙", "b/1.txt": "甲", "a.html": "<p>丙", ".hidden.txt": "丁", ".git/x.txt": "戊"})
    assert list(documents(tmp_path)) == ["a.html", "b/1.txt", "b/2.txt"]
    assert list(documents(tmp_path / "b" / "2.txt")) == ["2.txt"]
    assert list(documents(tmp_path / ".hidden.txt")) == [".hidden.txt"]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, {"a/x.txt": "甲", "b/y.txt": "乙", "b/z.txt": "甲"})
    one, other = (list(read_documents([tmp_path / first, tmp_path / last])) for first, last in ("ab", "ba"))
    assert one == other


def test_globs_are_named_from_their_first_wildcard_on(tmp_path: Path) -> None:
    write(tmp_path, {"2023/a.txt": "甲", "2024/a.txt": "乙", "2024/b.md": "丙", "[x].txt": "丁"})
    assert list(documents(f"{tmp_path}/*/a.txt")) == ["2023/a.txt", "2024/a.txt"]
    assert list(documents(f"{tmp_path}/**/*.md")) == ["2024/b.md"]
    assert list(documents(tmp_path / "[x].txt")) == ["[x].txt"]


def test_the_same_bytes_under_two_names_are_two_documents_of_one_hash(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": "会议", "a.txt": "会议"})
    found = documents(tmp_path)
    assert list(found) == ["a.txt", "b.txt"]
    assert len({document.sha256 for document in found.values()}) == 1
    assert skipped(tmp_path) == {}
    assert list(read_documents([tmp_path / "a.txt"] * 2)) == list(read_documents([tmp_path / "a.txt"]))


def test_two_contents_under_one_source_name_both(tmp_path: Path) -> None:
    write(tmp_path, {"a/x.txt": "甲", "b/x.txt": "乙", "c/x.txt": "甲"})
    with pytest.raises(SourceError, match=r"a/x.txt and .*b/x.txt: two contents under one source 'x.txt'"):
        list(read_documents([tmp_path / "a", tmp_path / "b"]))
    assert list(documents(tmp_path / "a", tmp_path / "c")) == ["x.txt"]


def test_inside_a_folder_bad_files_are_skipped_with_a_reason(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"good.txt": "会议", "empty.txt": "", "bin.txt": b"\0\1\2", "odd.txt": b"\xe9 \xe8 ", "x.png": b"\x89PNG"},
    )
    os.mkfifo(tmp_path / "pipe.txt")
    assert list(documents(tmp_path)) == ["good.txt"]
    assert skipped(tmp_path) == {
        "bin.txt": "binary, not a page of text; convert it to text or HTML first",
        "empty.txt": "the file is empty; give a file with text",
        "odd.txt": "the text is in no encoding we know (UTF-8, UTF-16, GB18030 or Big5); convert it to UTF-8",
        "pipe.txt": "not a regular file",
        "x.png": "the ending .png is not one of a page",
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing.txt", "no such file or folder"),
        ("empty.txt", "the file is empty"),
        ("bin.dat", "binary"),
        ("folder", "a folder without pages"),
        ("pictures", "a folder without pages"),
        ("*.none", "the pattern fits no file"),
        ("broken", "no page could be read (x.txt: binary"),
        ("pipe", "not a regular file"),
    ],
)
def test_what_the_user_names_must_be_readable(tmp_path: Path, name: str, said: str) -> None:
    write(
        tmp_path,
        {"empty.txt": "", "bin.dat": b"\0", "folder/.x.txt": "甲", "pictures/a.png": b"\x89", "broken/x.txt": b"\0"},
    )
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError) as caught:
        list(read_documents([tmp_path / name]))
    assert said in str(caught.value)
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such names")
def test_a_name_that_is_not_utf8_is_skipped(tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": "会议"})
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))).write_text("甲", encoding="utf-8")
    assert list(skipped(tmp_path).values()) == ["its name is not UTF-8"]


def test_records_of_a_table_are_documents(tmp_path: Path) -> None:
    rows = [
        {
            "text": "市政协召开会议。",
            "title": "会议召开",
            "published": "2024-07-29",
            "paper": "某报",
            "region": "某市",
            "url": "u",
        },
        {"text": "  "},
        {"text": 3},
        {"text": "half \ud800"},
        {"text": "乙", "published": "later"},
        {"text": "丙"},
    ]
    lines = [json.dumps(row, ensure_ascii=True) for row in rows]
    write(tmp_path, {"p.jsonl": "\n\n".join([*lines, "{", "[1]"])})
    found = documents(tmp_path)
    assert list(found) == ["p.jsonl#1", "p.jsonl#6"]
    assert found["p.jsonl#1"].text == "会议召开\n市政协召开会议。"
    assert found["p.jsonl#1"].metadata == Metadata(PartialDate(2024, 7, 29), "某报", "某市", "u")
    why = skipped(tmp_path)
    assert list(why) == [f"p.jsonl#{number}" for number in (2, 3, 4, 5, 7, 8)]
    assert "p.jsonl:9: published 'later' is no date" in why["p.jsonl#5"]
    assert "not JSON" in why["p.jsonl#7"]
    assert all(read_text(tmp_path / source) == document.text for source, document in found.items())


def test_csv_of_excel_with_long_cells_and_line_breaks(tmp_path: Path) -> None:
    long = "会议。\r\n" * 40_000
    write(tmp_path, {"p.csv": f'Text,region\r\n"{long}",某市\r\n\r\n短文,\r\n多,了,一\r\n'.encode("gb18030")})
    found = documents(tmp_path)
    assert {source: document.text for source, document in found.items()} == {"p.csv#1": long, "p.csv#2": "短文"}
    assert found["p.csv#1"].encoding == "gb18030"
    assert "3 cells under 2 columns" in skipped(tmp_path)["p.csv#3"]
    assert read_text(tmp_path / "p.csv#1") == long


def test_a_broken_table_named_directly_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"p.csv": 'text\n"没有结束', "no.csv": "a,b\n1,2\n"})
    with pytest.raises(SourceError, match=r"p.csv:2: not CSV"):
        list(read_documents([tmp_path / "p.csv"]))
    with pytest.raises(SourceError, match=r"no page could be read .*needs a column named text"):
        list(read_documents([tmp_path / "no.csv"]))


def test_read_text_gives_the_text_of_the_offsets(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.txt": "甲\r\n乙".encode("utf-16"), "b.html": "<p>丙</p>", "c.md": "# 丁", "p.jsonl": '{"text": "戊"}'},
    )
    for source, document in documents(tmp_path).items():
        assert read_text(tmp_path / source) == document.text
    for name in ("missing.txt", "p.jsonl#2", "no.jsonl#1", "a.txt#1"):
        with pytest.raises(SourceError, match=r"check the path|no such record"):
            read_text(tmp_path / name)


def test_metadata_by_source(tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", {"a.txt": "甲", "b/c.txt": "乙", "d.txt": "丙"})
    meta = pages / "meta.csv"
    meta.write_text("source,published,paper\na.txt,2024年7月9日,某报\nb/c.txt,2023-11,\n", encoding="utf-8")
    found = documents(pages, meta=meta)
    assert {source: document.metadata for source, document in found.items()} == {
        "a.txt": Metadata(PartialDate(2024, 7, 9), "某报"),
        "b/c.txt": Metadata(PartialDate(2023, 11)),
        "d.txt": Metadata(),
    }
    assert skipped(pages, meta=meta) == {}


def test_what_metadata_tells_in_vain_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    meta = tmp_path / "m.csv"
    meta.write_text("source,publishd,paper,note\na.txt,2024,某报,x\nb.txt,2024,某报,x\n", encoding="utf-8")
    found = list(read_documents(tmp_path / "a.txt", meta=meta))
    assert [item.why for item in found if isinstance(item, Skipped)] == [
        "its column 'note' is not used; it may have: source, published, paper, region, url",
        "its column 'publishd' is not used; did you mean 'published'?",
        "1 of its sources, as 'b.txt', not read; sources look like 'a.txt'",
    ]


def test_a_year_in_json_needs_no_quotation_marks(tmp_path: Path) -> None:
    page = {"text": "甲", "published": 2024, "paper": None, "region": True}
    (tmp_path / "p.jsonl").write_text(json.dumps(page), encoding="utf-8")
    assert documents(tmp_path / "p.jsonl")["p.jsonl#1"].metadata == Metadata(PartialDate(2024))


def test_no_path_is_refused() -> None:
    with pytest.raises(SourceError, match="no PATH is given"):
        list(read_documents([]))


def test_metadata_outranks_what_a_record_tells(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "p.jsonl": '{"text": "甲", "paper": "旧", "region": "某市"}',
            "m.jsonl": '{"source": "p.jsonl#1", "paper": "新"}',
        },
    )
    found = documents(tmp_path / "p.jsonl", meta=tmp_path / "m.jsonl")
    assert found["p.jsonl#1"].metadata == Metadata(None, "新", "某市")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,paper\na.txt,某报\n", "m.csv:2: needs a column 'source'"),
        ("source,title\na.txt,某报\n", "m.csv:2: needs a column 'source' and at least one of published"),
        ("source,paper\na.txt,甲\na.txt,乙\n", "m.csv:3: the source 'a.txt' is told twice"),
        ("source,published\na.txt,2024-13-01\n", "m.csv:2: published '2024-13-01' is no date"),
        ("source,published\na.txt,20240729\n", "is no date; write 2024-07-29"),
        ("source,paper\na.txt\n", "m.csv:2: 1 cells under 2 columns"),
    ],
)
def test_wrong_metadata_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, {"a.txt": "甲", "m.csv": text})
    with pytest.raises(SourceError) as caught:
        list(read_documents([tmp_path / "a.txt"], meta=tmp_path / "m.csv"))
    assert said in str(caught.value)


def test_metadata_that_fits_nothing_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": "甲", "m.csv": "source,paper\n/far/a.txt,某报\n"})
    assert "sources look like 'a.txt'" in skipped(tmp_path / "a.txt", meta=tmp_path / "m.csv")[str(tmp_path / "m.csv")]
    with pytest.raises(SourceError, match="no such file; --meta takes"):
        list(read_documents([tmp_path / "a.txt"], meta=tmp_path / "none.csv"))


def test_a_table_takes_no_memory_of_its_size(tmp_path: Path) -> None:
    record = json.dumps({"text": "本报讯 渑池县召开会议。" * 400}, ensure_ascii=False) + "\n"
    for times, name in ((50, "small.jsonl"), (600, "large.jsonl"), (600, "large.csv")):
        text = record * times if name.endswith("jsonl") else "text\n" + f'"{"渑池县召开会议。" * 500}"\n' * times
        (tmp_path / name).write_text(text, encoding="utf-8")
    peaks = {}
    for name in ("small.jsonl", "large.jsonl", "large.csv"):
        tracemalloc.start()
        assert sum(isinstance(item, Given) for item in find_documents(find_files(tmp_path / name))) in (50, 600)
        peaks[name] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert max(peaks.values()) < peaks["small.jsonl"] + 3_000_000  # the large ones have 7 MB and more each
