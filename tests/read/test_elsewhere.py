"""Pages that lie behind a URL: a real web server on loopback, and fsspec's file system in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import kg
from kg.errors import SourceError
from kg.graph.export import export
from kg.upkeep import rebuild

fsspec = pytest.importorskip("fsspec")
pytest.importorskip("upath")

TEXT = "渑池县召开春耕会议\n本报讯（记者 祁山）2024年3月5日，渑池县召开春耕会议。县委书记甘霖主持会议，副县长闻笛出席会议。\n"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Nothing on standard error."""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "below").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "below" / "b.txt").write_text(TEXT.replace("甘霖", "柯原"), encoding="gb18030")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7")
    return folder


@pytest.fixture
def url(pages: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=pages.parent))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/pages/"
    server.shutdown()
    server.server_close()
    thread.join()


def quads(store: Path) -> bytes:
    out = store.with_suffix(".nq")
    export(store, out)
    return out.read_bytes()


def test_pages_of_a_web_server_are_read_as_those_of_a_folder(pages: Path, url: str, tmp_path: Path) -> None:
    pytest.importorskip("aiohttp")
    tally = kg.build([url], tmp_path / "there.kg")
    kg.build([pages], tmp_path / "here.kg")
    assert quads(tmp_path / "there.kg") == quads(tmp_path / "here.kg")
    assert (tally.new, [source for source, _ in tally.skipped]) == (2, ["c.pdf"])
    assert kg.build([url], tmp_path / "there.kg").unchanged == 2
    (pages / "a.txt").write_text(TEXT.replace("春耕", "秋收"), encoding="utf-8")
    assert rebuild(tmp_path / "there.kg").changed == 1


def test_files_globs_and_tables_in_memory(tmp_path: Path) -> None:
    system = fsspec.filesystem("memory")
    system.pipe({"/corpus/x/a.txt": TEXT.encode(), "/corpus/y/a.txt": TEXT.replace("甘霖", "柯原").encode(),
                 "/corpus/t.csv": f'text\n"{TEXT}"\n'.encode()})  # fmt: skip
    store = tmp_path / "graph.kg"
    assert kg.build("memory://corpus/*/a.txt", store).new == 2
    assert {row[0] for row in kg.open_graph(store).query("articles").rows} == {"x/a.txt", "y/a.txt"}
    assert kg.build("memory://corpus/t.csv", store).new == 1
    assert kg.build("memory://corpus/x/a.txt", store).new == 1  # a file goes by its name
    system.rm("/corpus", recursive=True)


@pytest.mark.parametrize("place", ["memory://nowhere", "nofs://bucket/pages", "http://127.0.0.1:9/pages/"])
def test_what_is_not_there_is_one_line(place: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=place):
        kg.build(place, tmp_path / "graph.kg")
    assert not (tmp_path / "graph.kg").exists()
