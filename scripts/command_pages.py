"""Write `docs/commands.md` from `--help`, or with `--check` say whether it is fresh (exit 1 if not)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer.main

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = "# Commands\n\nMade from `--help` by `make docs`; `make test` fails when it is stale.\n"


def commands(command: Any, path: str) -> Iterator[tuple[str, str]]:
    """Each command's path and the text of its help, groups before their members."""
    context = command.context_class(command, info_name=path, terminal_width=110, max_content_width=110)
    yield path, command.get_help(context)
    if hasattr(command, "list_commands"):
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), f"{path} {name}")


def page() -> str:
    """The whole page."""
    from sayso.cli.app import app

    parts = [
        f"\n## {path}\n\n```text\n{text.rstrip()}\n```\n"
        for path, text in commands(typer.main.get_command(app), "sayso")
    ]
    return HEAD + "".join(parts)


def main() -> int:
    """Write the page or compare it."""
    os.environ["COLUMNS"] = "110"
    fresh = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(fresh, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == fresh:
        return 0
    print("docs/commands.md is stale: run `make docs`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
