"""The `kg` command: parse, call, print. Nothing else in the package prints, nothing else exits.

Exit status: 0 success, 1 a check failed, 2 wrong use or unreadable input. Data goes to standard output, messages to
standard error. Imports stand inside the commands, so that `kg query` starts at once.
"""

from __future__ import annotations

import errno
import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Unpack

import click

from kg import __version__
from kg.errors import KgError, QueryError

if TYPE_CHECKING:
    from kg.graph.tally import Tally
    from kg.queries.run import Rows
    from kg.views.select import Selection

FORMATS = ("table", "csv", "json", "ttl")
KINDS = ("people", "meetings", "projects", "organisations")  # of kg.analysis.network, which is slow to import
REASONS = 20  # that a tally lists


class Kg(click.Group):
    """Turns every error a user can mend into one line and exit status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8")  # data is UTF-8 on every platform
        try:
            return super().invoke(ctx)
        except KgError as error:
            _stop(str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:  # `kg query … | head`: click ends quietly
                raise
            _stop(
                f"{error.filename or 'the system'}: {error.strerror or error}; check the path, its permissions and the disk"
            )


def _stop(message: str) -> NoReturn:
    click.echo(f"kg: {' '.join(message.split())}", err=True)
    sys.exit(2)


@click.group(cls=Kg, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Build and ask a knowledge graph of Chinese local-government news."""


PATH = click.Path(path_type=Path)
store_option = click.option("--store", type=PATH, required=True, metavar="DIR", help="The store's directory.")
workers_option = click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read pages."
)
out_option = click.option("-o", "--out", type=PATH, required=True, metavar="FILE", help="The file to write.")


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@workers_option
@click.option("--meta", type=PATH, metavar="FILE", help="CSV, TSV or JSONL: source, published, paper, region, url.")
@click.option(
    "--judgements", type=PATH, metavar="FILE", help="YAML: what people decided; default: as the store has it."
)
@click.option("--base", metavar="IRI", help="What the graph's own IRIs begin with; default: as the store has it.")
@click.option("--prune", is_flag=True, help="Retract every source that is not among the PATHs.")
def build(
    paths: tuple[str, ...],
    store: Path,
    *,
    workers: int,
    meta: Path | None,
    judgements: Path | None,
    base: str | None,
    prune: bool,
) -> None:
    """Read files, folders or globs into a store, and tell what was found; what has not changed is not read again."""
    from kg import build as build_store

    def retracting(count: int) -> None:
        click.echo(f"kg: {_counted(count, 'source')} will be retracted", err=True)

    with _progress() as progress:
        tally = build_store(
            paths,
            store,
            workers=workers,
            meta=meta,
            judgements=judgements,
            base=base,
            prune=prune,
            retracting=retracting,
            progress=progress,
        )
    click.echo("\n".join(_told(tally)), err=True)


@main.command()
@store_option
@workers_option
def rebuild(store: Path, workers: int) -> None:
    """Read all sources of a store again by the installed rules, each where it lay."""
    from kg.upkeep import rebuild as rebuild_store

    with _progress() as progress:
        tally = rebuild_store(store, workers=workers, progress=progress)
    click.echo("\n".join(_told(tally)), err=True)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@store_option
def retract(sources: tuple[str, ...], store: Path) -> None:
    """Take sources out of a store, by the names that kg status lists; a table's name means all its records."""
    from kg.upkeep import retract as retract_sources

    click.echo("\n".join(_told(retract_sources(store, sources))), err=True)


@main.command()
@store_option
def status(store: Path) -> None:
    """Tell what a store holds, and when each of its sources came."""
    from kg.graph.status import status as status_of

    found = status_of(store)
    state = found.state
    rules = "as installed" if found.current else f"not the installed ones; kg rebuild --store {store}"
    click.echo(
        f"{_counted(len(state.origins), 'source')}, {_counted(found.articles, 'article')}, {_counted(found.quads, 'quad')}"
    )
    click.echo(f"generation {found.generation}, format {found.format}, {found.size / 1e6:.1f} MB, base {state.base}")
    click.echo(f"rules {state.rules}: {rules}")
    for origin in state.origins:
        click.echo(f"{origin.came}  {origin.sha256[:12]}  {origin.source}")


@main.command()
@store_option
def review(store: Path) -> None:
    """List identities worth a judgement: two sides that may be one, each with its evidence, a line a doubt, tabs between."""
    from kg.upkeep import review as find_doubtful

    doubts = find_doubtful(store)
    for doubt in doubts:
        click.echo("\t".join(doubt))
    click.echo(f"kg: {_counted(len(doubts), 'doubt')}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal, nothing in a pipe. It is called with the pages done and the pages there are."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="pages", file=sys.stderr, show_pos=True) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield progress


def _told(tally: Tally) -> Iterator[str]:
    skipped = Counter(why for _, why in tally.skipped)
    yield (
        f"{_counted(tally.read, 'document')} read, {len(tally.skipped)} skipped, {_counted(tally.articles, 'article')}, "
        f"in {tally.seconds:.1f} s"
    )
    gone = f", {tally.retracted} retracted" if tally.retracted else ""
    yield f"  {tally.new} new, {tally.changed} changed, {tally.unchanged} unchanged{gone}"
    for why, count in sorted(skipped.items())[:REASONS]:
        yield f"  {count} skipped: {why}"
    if len(skipped) > REASONS:
        yield f"  and {len(skipped) - REASONS} other reasons"
    for kind, count in tally.facts:
        yield f"  {count:6} {kind}"
    for kind, count in tally.unread:
        yield f"  {count:6} not understood: {kind} (kg query unresolved)"
    if tally.judgements:
        yield f"  {_counted(tally.judgements, 'judgement')} applied"
    for place in tally.unfit:
        yield f"  {place}: speaks of something that no page says (any more); check its names, or take it out"
    if tally.anomalies:
        yield f"  {tally.anomalies:6} contradictions (kg query anomalies)"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


@main.command()
@click.argument("question", metavar="NAME|FILE.rq|-")
@store_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="ttl: of a CONSTRUCT."
)
@click.option(
    "--param", "parameters", multiple=True, metavar="KEY=VALUE", help="Restrict a saved query; may be repeated."
)
def query(question: str, store: Path, form: str, parameters: tuple[str, ...]) -> None:
    """Ask a saved query by its name, a file, or SPARQL on standard input (-)."""
    from kg.analysis.questions import ask
    from kg.graph.store import open_store

    values = dict(map(_key_and_value, parameters))
    rows = ask(open_store(store), _text_of(question), **values)
    click.echo(_written(rows, form), nl=False)


def _text_of(question: str) -> str:
    """A saved query's name as it is; a file's or standard input's text."""
    if question != "-" and not question.endswith(".rq"):
        return question
    data = sys.stdin.buffer.read() if question == "-" else Path(question).read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{question}: byte {error.start} is not UTF-8; write the query in UTF-8") from None
    if not text.strip():
        raise QueryError(f"{question}: the query is empty; write SPARQL, or see: kg queries")
    return text


def _key_and_value(written: str) -> tuple[str, str]:
    key, equals, value = written.partition("=")
    if not key or not equals:
        raise QueryError(f"--param {written}: not KEY=VALUE; write for example --param title=主任")
    return key, value


def _written(rows: Rows, form: str) -> str:
    from kg.queries import formats

    if form == "table":
        return _table(rows)
    writers = {"csv": formats.as_csv, "json": formats.as_json, "ttl": formats.as_turtle}
    return writers[form](rows)


def _table(rows: Rows) -> str:
    import shutil

    from kg.terminal import table, without_addresses

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return table(*without_addresses(rows.columns, rows.rows), width=width)


@main.command()
def queries() -> None:
    """List the saved queries: what each answers, its columns, its parameters."""
    from kg.analysis.questions import questions

    for saved in questions():
        click.echo(f"{saved.name}: {saved.answers}")
        click.echo(f"    columns: {' '.join(saved.columns)}")
        if saved.parameters:
            click.echo(
                f"    parameters: {', '.join(f'{parameter.name} ({parameter.about})' for parameter in saved.parameters)}"
            )


@main.command()
@store_option
@out_option
@click.option("--focus", metavar="ENTITY", help="A name, an alias or an IRI: only what surrounds it.")
@click.option("--between", nargs=2, metavar="A B", help="The ways from one entity to another.")
@click.option("--by-meetings", is_flag=True, help="With --between: only by shared meetings and events.")
@click.option("--kind", type=click.Choice(KINDS), help="Only what tells of these.")
@click.option("--query", "question", metavar="NAME|FILE.rq|-", help="Only what a SELECT or CONSTRUCT answers.")
@click.option("--from", "begin", metavar="DATE", help="Only what is dated then or later: 2024, 2024-05, 2024-05-07.")
@click.option("--to", "end", metavar="DATE", help="Only what is dated then or earlier.")
def view(store: Path, out: Path, question: str | None, **wanted: Unpack[Selection]) -> None:
    """Write one interactive HTML page that opens offline."""
    from kg import open_graph
    from kg.views.page import write_view

    wanted["query"] = _text_of(question) if question is not None else None
    with open_graph(store) as graph:
        write_view(graph, out, **wanted)
    click.echo(f"kg: wrote {out}", err=True)


@main.command()
@click.argument("entity", metavar="PERSON|BODY")
@store_option
@out_option
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def timeline(entity: str, store: Path, out: Path, language: str) -> None:
    """Write one page of a person's posts over time, or of who held a body's posts one after another."""
    from kg import open_graph
    from kg.views.timeline import write_timeline

    with open_graph(store) as graph:
        write_timeline(graph, out, entity, language=language)
    click.echo(f"kg: wrote {out}", err=True)


@main.command()
@store_option
@out_option
def export(store: Path, out: Path) -> None:
    """Write the graph; the ending tells the format: .ttl .nt .trig .nq .jsonld, or the network: .graphml .gexf .csv .parquet."""
    from kg import open_graph

    with open_graph(store) as graph:
        for path in graph.export(out):
            click.echo(f"kg: wrote {path}", err=True)


@main.command()
@store_option
def validate(store: Path) -> None:
    """Check the graph against its shapes; exit status 1 and a line for each broken rule."""
    from kg import open_graph

    with open_graph(store) as graph:
        problems = graph.validate()
    for problem in problems:
        click.echo("\t".join(filter(None, problem)))
    _conclude(len(problems), "broken rules")


@main.command()
@store_option
@click.option(
    "--sources", type=PATH, default=Path(), metavar="DIR", help="The folder that was built; default: this one."
)
def verify(store: Path, sources: Path) -> None:
    """Check that every quote still stands in its file; exit status 1 and a line for each that does not."""
    from kg.graph.store import open_store
    from kg.graph.verify import verify as verify_store
    from kg.read import read_text

    found = verify_store(open_store(store), sources, read_text)
    for broken in found.broken:
        click.echo(
            f"{broken.source}:{broken.start}-{broken.end}: {broken.said}: said '{broken.expected}', stands '{broken.found}'"
        )
    for fact in found.unproved:
        click.echo(f"no claim left: {fact}")
    _conclude(len(found.broken), f"broken claims of {found.checked}")


@main.command()
@click.option("--gold", type=PATH, required=True, metavar="DIR", help="Facts noted by hand, a .json file a document.")
@click.option("--texts", type=PATH, required=True, metavar="DIR", help="The documents, named as their .json or longer.")
@click.option("--store", type=PATH, metavar="DIR", help="Score what this store holds; default: build each text alone.")
@click.option("--errors", default="0", metavar="N|all", help="List up to N misses and N wrong facts of each family.")
@click.option("--json", "in_json", is_flag=True, help="The figures, and the errors that are asked for, as JSON.")
def evaluate(gold: Path, texts: Path, store: Path | None, errors: str, *, in_json: bool) -> None:
    """Score what is found in texts against facts noted by hand: precision, recall and F1 of each family."""
    from kg.evaluate import report
    from kg.evaluate.score import evaluate as score_of
    from kg.terminal import table
    from kg.trial import cases_of

    limit = _limit(errors)
    score = score_of(cases_of(gold, texts, store))
    if in_json:
        click.echo(report.as_json(score, limit))
        return
    click.echo(table(report.COLUMNS, report.as_rows(score)), nl=False)
    click.echo("\n".join((*report.as_sentences(score), *report.error_lines(score, limit))))


def _limit(written: str) -> int | None:
    """None is all."""
    if written != "all" and not written.isdecimal():
        raise QueryError(f"--errors {written}: neither a number nor 'all'; write for example --errors 5")
    return None if written == "all" else int(written)


def _conclude(count: int, what: str) -> None:
    click.echo(f"kg: {count} {what}", err=True)
    if count:
        sys.exit(1)
