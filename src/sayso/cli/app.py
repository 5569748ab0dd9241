"""The `sayso` command: all commands in the order in which a new user meets them, and how errors are told."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from sayso.cli import accounts, bench, claims, demo, export, extract, identities, keep, read, regroupings
from sayso.model.errors import SaysoError

app = typer.Typer(
    name="sayso",
    help="On whose say-so? Reports in, a ledger of attributed claims out: who said what, through whom, how firmly, "
    "with which figures. It shows where accounts differ and never decides who is right.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# typer brings its own copy of click in some versions and uses the package in others: both have this class.
_COMMAND_ERROR: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")

for module in (demo, extract, read, claims, accounts, identities, regroupings, keep, export, bench):
    module.add_to(app)


def main(arguments: list[str] | None = None) -> None:
    """Run one command; every foreseen error is one line on stderr that says what to do, with its exit code.

    Exit codes: 0 done, 1 below a floor, 2 wrong usage, 3 strict and something was refused, 4 the ledger is not sound,
    5 the ledger is locked or cannot be opened, 130 interrupted (what was read until then is kept).
    """
    try:
        code = app(arguments, standalone_mode=False)
    except SaysoError as error:
        _stop(str(error), error.exit_code)
    except _COMMAND_ERROR as error:
        context = getattr(error, "ctx", None)
        _stop(f"{error.format_message()} (see {context.command_path if context else 'sayso'} --help)", 2)
    except (typer.Abort, KeyboardInterrupt):
        _stop("interrupted; what was read until now is kept", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _stop(f"{error.filename or 'input or output'}: {error.strerror or error}", 2)
    sys.exit(code if isinstance(code, int) else 0)


def _stop(message: str, code: int) -> None:
    print(f"sayso: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(code)
