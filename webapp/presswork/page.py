"""What every PDF is made of: one page with its styles and pictures inside, and a day.

The page loads nothing: styles and pictures stand in it, fonts are found by the worker. So the same content on
the same day gives the same page, and the same page gives the same PDF.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from segno.encoder import DataOverflowError

from webapp.resources import locate
from webapp.translating import teach
from webapp.wording.grammar import day_in_words
from webapp.wording.levels import STANCE_WORDS

LONGEST_LINE: Final = 84
MOST_NAMED: Final = 4
DOTS_PER_MODULE: Final = 3
QUIET_MODULES: Final = 4
SMALLEST_MODULE_MM: Final = 0.5
WIDEST_CODE_MM: Final = 80.0
NARROWEST_CODE_MM: Final = 34.0


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be set: its page, the JSON attached to it if any, and the day it bears."""

    html: str
    attachment: bytes
    created: date

    @property
    def key(self) -> str:
        """A digest of everything that the PDF is made of."""
        parts = (self.html.encode(), self.attachment, self.created.isoformat().encode())
        return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@dataclass(frozen=True, slots=True)
class Code:
    """The picture of a QR code, and how wide it stands on the page, in millimetres."""

    url: str
    width: str


def render_page(template: str, **context: object) -> str:
    """Fill in one of the templates that are made for paper."""
    return _templates(locate().templates).get_template(template).render(**context)


def stylesheet(*names: str) -> Markup:
    """Return these stylesheets one after the other, to stand in the page."""
    folder = locate().static
    return Markup("\n".join(_read(folder / name) for name in names))  # noqa: S704 (our own files)


def picture_of(link: str) -> Code | None:
    """Draw the link as a QR code, large enough to be read from paper; too long a link has none.

    A picture of dots, because a drawing of so many strokes would take the worker seconds.
    """
    try:
        code = segno.make(link, error="l", micro=False, boost_error=False)
    except DataOverflowError:
        return None
    modules = code.symbol_size(border=QUIET_MODULES)[0]
    width = min(max(modules * SMALLEST_MODULE_MM, NARROWEST_CODE_MM), WIDEST_CODE_MM)
    return Code(code.png_data_uri(scale=DOTS_PER_MODULE, border=QUIET_MODULES), f"{width:.1f}")


def in_lines(link: str) -> tuple[str, ...]:
    """Break the link into lines for the page, between answers where that is possible."""
    pieces = re.findall(r"[^&]+&?|&", link)
    lines = [""]
    for piece in pieces:
        if lines[-1] and len(lines[-1]) + len(piece) > LONGEST_LINE:
            lines.append("")
        lines[-1] += piece
    return tuple(line[at : at + LONGEST_LINE] for line in lines for at in range(0, len(line), LONGEST_LINE))


@cache
def _templates(folder: Path) -> Environment:
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    teach(templates)
    templates.globals |= {"day": day_in_words, "STANCES": STANCE_WORDS, "most_named": MOST_NAMED}
    return templates


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
