"""The `kg` command: parse, call, print. Nothing else in the package prints, nothing else exits.

Exit status: 0 success, 1 a check failed, 2 wrong use or unreadable input, 130 stopped by Ctrl-C. Data goes to standard output, messages to
standard error. Imports stand inside the commands, so that `kg query` starts at once.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import select
import signal
import sys
from typing import Any, NoReturn

import click

from kg import __version__
from kg.cli.ask import queries, query
from kg.cli.check import evaluate, validate, verify
from kg.cli.keep import build, rebuild, retract, review, status
from kg.cli.show import export, timeline, view
from kg.errors import KgError
from kg.scale.pool import NEW_OBJECTS

COMMANDS = (build, rebuild, retract, status, review, query, queries, view, timeline, export, validate, verify, evaluate)

_TELLING = frozenset(
    one.name for one in (query, queries, status, review, evaluate)
)  # they have done their work before they print


class Kg(click.Group):
    """Turns every error a user can mend into one line and exit status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        gc.set_threshold(NEW_OBJECTS)  # looking for cycles takes a sixth of a short command
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8")  # data is UTF-8 on every platform
        try:
            return super().invoke(ctx)
        except KgError as error:
            _stop(str(error))
        except KeyboardInterrupt:
            click.echo("kg: stopped by Ctrl-C", err=True)
            sys.exit(128 + signal.SIGINT)
        except OSError as error:
            if error.errno == errno.EPIPE and _nobody_reads():
                _end_quietly(done=ctx.invoked_subcommand in _TELLING)
            _stop(
                f"{error.filename or 'the system'}: {error.strerror or error}; check the path, its permissions and the disk"
            )


def _nobody_reads() -> bool:
    """Whether the reader of what is printed has gone: `kg query … | head`."""
    try:
        printed = select.poll()
        printed.register(sys.stdout.fileno(), 0)
        return any(event & (select.POLLERR | select.POLLHUP) for _, event in printed.poll(0))
    except (OSError, ValueError, AttributeError):  # standard output is closed, or no file
        return False


def _end_quietly(*, done: bool) -> NoReturn:
    """What is still to be printed goes nowhere. `done`: it was all that was asked for; a check that prints has failed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0 if done else 1)


def _stop(message: str) -> NoReturn:
    click.echo(f"kg: {' '.join(message.split())}", err=True)
    sys.exit(2)


@click.group(cls=Kg, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Build and ask a knowledge graph of Chinese local-government news."""


for command in COMMANDS:
    main.add_command(command)
