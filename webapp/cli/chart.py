"""`fingerpost chart`: the picture of a rule, or the map of a text, as SVG, PDF, Mermaid or Graphviz."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Final, TypeAlias

from webapp.cli.console import Console, UsageError
from webapp.cli.files import refuse_a_bad_place, save
from webapp.cli.library import Shelved, find_text
from webapp.cli.options import Options
from webapp.engine.decisions import TooTangled
from webapp.model import Text
from webapp.resources import SetupError
from webapp.wording.citations import version_in_words
from webapp.wording.pictures import (
    Map,
    Picture,
    as_file,
    describe_map,
    describe_picture,
    map_as_file,
)
from webapp.wording.pictures.notation import Graph, as_dot, as_mermaid, graph_of_map, graph_of_picture

ENDINGS: Final = {".svg": "svg", ".pdf": "pdf", ".mmd": "mermaid", ".dot": "dot", ".gv": "dot"}
FORMATS: Final = ("svg", "pdf", "mermaid", "dot")
NOTATIONS: Final[dict[str, Callable[[Graph], str]]] = {"mermaid": as_mermaid, "dot": as_dot}

Subject: TypeAlias = Picture | Map


def run_chart(options: Options, console: Console) -> int:
    """Write one picture to a file, or to standard output."""
    form = _form(options, console)
    if options.file is not None:
        refuse_a_bad_place(options.file)
    shelved = find_text(options.text, options.trees, console)
    try:
        subject = _subject(options.rule, shelved)
    except TooTangled:
        console.complain(
            f"“{options.rule}” has so many ways through it that no picture of it could be read."
            " Name some of its conditions as conclusions; each is then one box."
        )
        return 1
    drawn = _draw(subject, shelved.text, form, poster=options.poster)
    if options.file is None:
        console.write(drawn)
        return 0
    save(drawn, options.file)
    console.line(f"{options.file}: {len(drawn):,} bytes. {subject.summary}")
    return 0


def _form(options: Options, console: Console) -> str:
    """Return what is wanted: what was said, or what the file's name says, or SVG."""
    ending = options.file.suffix.lower() if options.file is not None else ""
    form = options.format or ENDINGS.get(ending, "svg")
    if options.poster and form != "pdf":
        raise UsageError("--poster is for paper: ask for --format pdf, or name a file that ends in .pdf.")
    if form == "pdf" and options.file is None and console.watched:
        raise UsageError("A PDF would not show in a terminal. Name a file with -o.")
    return form


def _subject(rule: str | None, shelved: Shelved) -> Subject:
    """Return what is to be drawn. Raises `UsageError` for a rule that is not there, or `TooTangled`."""
    if rule is None:
        return describe_map(shelved.text)
    names = [known.id for known in shelved.text.rules]
    if rule not in names:
        near = get_close_matches(rule, names, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(
            f"{shelved.text.key} has no rule “{rule}”.{meant} Its rules are: {', '.join(names)}."
        )
    return describe_picture(shelved.program, rule)


def _draw(subject: Subject, text: Text, form: str, *, poster: bool) -> bytes:
    if form in NOTATIONS:
        graph = graph_of_map(subject) if isinstance(subject, Map) else graph_of_picture(subject)
        return NOTATIONS[form](graph).encode()
    from webapp.presswork.pictures import draw_file  # noqa: PLC0415 - templates: only here

    if form == "pdf":
        return _print(subject, text, poster=poster)
    sheet = map_as_file(subject) if isinstance(subject, Map) else as_file(subject, _subtitle(subject, text))
    return draw_file(sheet, title=_title(subject), summary=subject.summary).encode()


def _title(subject: Subject) -> str:
    return f"{subject.title}: map of its rules" if isinstance(subject, Map) else subject.title


def _subtitle(subject: Subject, text: Text) -> str:
    return (
        subject.subtitle
        if isinstance(subject, Map)
        else f"{subject.cited}, state of {version_in_words(text)}"
    )


def _print(subject: Subject, text: Text, *, poster: bool) -> bytes:
    from webapp.presswork import Press, PressUnavailable  # noqa: PLC0415
    from webapp.presswork.pictures import compose_map, compose_picture  # noqa: PLC0415

    # The day of the text: the same tree always gives the same file.
    if isinstance(subject, Map):
        report = compose_map(subject, poster=poster, created=text.version)
    else:
        subtitle = _subtitle(subject, text)
        report = compose_picture(subject, subtitle=subtitle, poster=poster, created=text.version)
    try:
        with Press() as press:
            return press.make(report)
    except PressUnavailable as error:
        raise SetupError(f"No PDF can be made here: {error} --format svg needs nothing more.") from error
