"""The README tells the truth: its examples run and print what it shows, and it leaves no command and no query out.

``python tests/test_docs.py`` writes what the examples print now into the README.
"""

from __future__ import annotations

import ast
import doctest
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
KG = Path(sys.executable).with_name("kg")
BLOCK = re.compile(r"^```(?P<kind>console|pycon)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(r"\d+\.\d+ s\b")
LINK = re.compile(r"\]\((?!https?:|#)([^)]+)\)")


def blocks(kind: str) -> list[str]:
    return [match["body"] for match in BLOCK.finditer(README.read_text(encoding="utf-8")) if match["kind"] == kind]


def run_console(body: str, folder: Path) -> str:
    """Each command after its prompt, and what it prints to either stream."""
    path = f"{KG.parent}:/usr/local/bin:/usr/bin:/bin"
    printed = []
    for line in body.splitlines():
        if not line.startswith("$ "):
            continue
        run = subprocess.run(
            ["bash", "-c", line[2:]],
            cwd=folder,
            env={"PATH": path, "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=True,
        )
        printed.append(f"{line}\n{run.stdout}")
    return "".join(printed)


def run_pycon(body: str, folder: Path) -> str:
    """Each statement after its prompt, and what it prints, in one interpreter of its own."""
    examples = doctest.DocTestParser().get_examples(body)
    code = "import sys\n" + "".join(
        f"sys.stdout.write({f'>>> {example.source}'!r})\nexec(compile({example.source!r}, 'README', 'single'))\n"
        for example in examples
    )
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return run.stdout


RUNNERS = {"console": run_console, "pycon": run_pycon}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    return tmp_path


@pytest.mark.parametrize("kind", RUNNERS)
def test_the_examples_print_what_the_readme_shows(kind: str, folder: Path) -> None:
    shown = blocks(kind)
    assert shown
    for body in shown:
        assert SECONDS.sub("0.0 s", RUNNERS[kind](body, folder)) == SECONDS.sub("0.0 s", body)


def help_lines(*words: str) -> Iterator[str]:
    run = subprocess.run([str(KG), *words], capture_output=True, encoding="utf-8", check=True)
    yield from run.stdout.splitlines()


def test_every_command_is_documented() -> None:
    lines = list(help_lines("--help"))
    commands = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if line.strip()]
    text = README.read_text(encoding="utf-8")
    assert commands
    assert [name for name in commands if f"| `kg {name} " not in text and f"| `kg {name}`" not in text] == []
    assert sorted(re.findall(r"^\| `kg (\w+)", text, re.MULTILINE)) == sorted(commands)


def test_every_saved_query_is_documented() -> None:
    names = [line.split(":")[0] for line in help_lines("queries") if not line.startswith(" ")]
    section = README.read_text(encoding="utf-8").split("## Saved queries")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)`", section, re.MULTILINE)
    assert names
    assert set(names) - set(rows) == set(), "saved queries without a row in the README's tables"
    assert sorted(rows) == sorted(names)


def test_the_query_that_is_shown_answers_as_its_header_says(folder: Path) -> None:
    shown = re.search(r"^```sparql\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert shown
    columns = re.search(r"^# columns: (.*)$", shown[1], re.MULTILINE)
    (folder / "deputies.rq").write_text(shown[1], encoding="utf-8")
    run_console("$ kg build seeds/ --store graph.kg\n", folder)
    printed = run_console(
        "$ kg query deputies.rq --store graph.kg --param person=赵毅 --format csv\n", folder
    ).splitlines()
    assert columns
    assert printed[1] == columns[1].replace(" ", ",")
    assert {line.split(",")[0] for line in printed[2:]} == {"赵毅"}


def dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.split(r"[<>=!~]", requirement)[0] for requirement in project["dependencies"]}


def test_every_dependency_has_its_reason() -> None:
    section = README.read_text(encoding="utf-8").split("## Dependencies")[1]
    assert [name for name in sorted(dependencies()) if f"| [{name}](" not in section] == []


def test_every_dependency_is_imported_and_every_import_declared() -> None:
    modules = set()
    for path in (ROOT / "kg").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add((node.module or "").split(".")[0])
    foreign = {
        name.replace("_", "-")
        for name in modules
        - sys.stdlib_module_names
        - {"_typeshed", "kg", "distributed", "fsspec", "pandas", "pyarrow", "upath"}
    }  # _typeshed: of the type checker alone; the last five: extras
    assert {
        "ruamel.yaml" if name == "ruamel" else name for name in foreign
    } == dependencies()  # a package in a shared namespace


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    assert [target for target in LINK.findall(page.read_text(encoding="utf-8")) if not (ROOT / target).exists()] == []


def write() -> None:
    """Puts what the examples print into the README."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        text = README.read_text(encoding="utf-8")
        written = BLOCK.sub(
            lambda block: f"```{block['kind']}\n{RUNNERS[block['kind']](block['body'], folder)}```", text
        )
    README.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    write()
