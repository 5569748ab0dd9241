"""Commands: parse the words of the command line, call a floor below, print."""

from sayso.cli.app import main

__all__ = ["main"]
