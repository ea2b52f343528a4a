"""Pages and pieces in a bucket: moto's server speaks S3 on loopback, and s3fs asks it as it asks Amazon's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import SourceError
from kg.graph.export import export
from kg.scale.shards import shards_in
from kg.upkeep import rebuild

server = pytest.importorskip("moto.server", reason="no S3 without moto: pip install 'moto[server]' s3fs")
s3fs = pytest.importorskip("s3fs")
pytest.importorskip("upath")

TEXT = "渑池县召开春耕会议\n本报讯（记者 祁山）2024年3月5日，渑池县召开春耕会议。县委书记甘霖主持会议，副县长闻笛出席会议。\n"
PAGES = {"a.txt": TEXT, "below/b.txt": TEXT.replace("甘霖", "柯原")}


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    amazon = server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    amazon.start()
    host, port = amazon.get_host_and_port()
    told = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }  # fmt: skip
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    s3fs.S3FileSystem().mkdir("kg-pages")
    yield "s3://kg-pages"
    s3fs.S3FileSystem().rm("kg-pages", recursive=True)  # moto's buckets outlive its server
    s3fs.S3FileSystem.clear_instance_cache()
    amazon.stop()


def quads(store: Path) -> bytes:
    out = store.with_suffix(".nq")
    export(store, out)
    return out.read_bytes()


def test_pages_of_a_bucket_are_read_as_those_of_a_folder(bucket: str, tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text(text, encoding="utf-8")
        s3fs.S3FileSystem().pipe_file(f"{bucket}/corpus/{name}", text.encode())
    there, here = tmp_path / "there.kg", tmp_path / "here.kg"
    assert kg.build(f"{bucket}/corpus", there, scratch=f"{bucket}/scratch").new == 2
    kg.build(tmp_path / "pages", here)
    assert quads(there) == quads(here)
    assert kg.build(f"{bucket}/corpus", there).unchanged == 2
    s3fs.S3FileSystem().pipe_file(f"{bucket}/corpus/a.txt", TEXT.replace("春耕", "秋收").encode())
    s3fs.S3FileSystem.clear_instance_cache()  # another run lists the bucket anew
    assert rebuild(there).changed == 1
    assert s3fs.S3FileSystem().find(f"{bucket}/scratch") == []


def test_pieces_come_back_and_go(bucket: str) -> None:
    with shards_in(f"{bucket}/scratch") as shards:
        piece = shards.write_parts("said", [["one\n"], [], ["three\n", "四\n"]])
        assert [list(shards.read_part([piece], part)) for part in range(3)] == [["one"], [], ["three", "四"]]
        assert shards.stream([piece.name, shards.write("more", b"more")]).read().endswith("四\nmore".encode())
        shards.drop(piece.name)
        with pytest.raises(FileNotFoundError):
            shards.read(piece.name)
    assert s3fs.S3FileSystem().find(f"{bucket}/scratch") == []


@pytest.mark.usefixtures("bucket")
def test_a_bucket_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="s3://kg-nowhere"):
        kg.build("s3://kg-nowhere/corpus", tmp_path / "graph.kg")
    assert not (tmp_path / "graph.kg").exists()
