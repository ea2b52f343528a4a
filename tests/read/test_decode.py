"""Encodings: every page of the sample corpus comes back from each of them, short texts too; what is no text is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.read.decode import decode

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TRADITIONAL = "市長主持會議並發表講話，要求各部門認真落實。\n議員質詢捷運工程進度。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_page_comes_back_from_every_encoding(path: Path, encoding: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert decode(text.encode(encoding), "page").text == text


@pytest.mark.parametrize("text", ["本报讯", "毛杰", "张红军任区长", "市政协召开会议。\r\n", "A区委书记王某"])
@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-8"])
def test_short_texts_are_not_misread(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "page").text == text


def test_traditional_characters_in_big5() -> None:
    assert decode(TRADITIONAL.encode("big5"), "page") == (TRADITIONAL, "big5hkscs")


def test_line_ends_stay_as_they_are() -> None:
    assert decode("甲\r\n乙\r丙\n".encode(), "page").text == "甲\r\n乙\r丙\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff\n".encode(), "empty"),
        (b"%PDF-1.7\nabc", "a PDF"),
        (b"PK\x03\x04abc", "docx"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"abc\0def", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
        (b"caf\xe9 cr\xe8me br\xfbl\xe9e", "encoding"),
        ("会议召开".encode() + b"\xff" + "。讲话".encode(), "encoding"),
        (b"\xff\xfeab\x00", "byte order mark"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        decode(data, "here/page.txt")
    message = str(caught.value)
    assert message.startswith("here/page.txt: ")
    assert any(remedy in message for remedy in ("convert it", "give a file"))
