"""The command line: the same reading, engine and words as the pages, without the web."""

from webapp.cli.command import main

__all__ = ["main"]
