"""Which parts of a page are in another language than the page: `lang="en"` where something stayed in English.

While a page is being made, English words stand between marks (see `webapp.language`). Here, once it stands,
the marks become `lang` on the element whose whole content they enclose, or an element of their own. Where no
element can stand, in attributes and in titles that also say something else, they go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from webapp.language import BEGINS, ENDS, ENGLISH

MARKS: Final = str.maketrans("", "", BEGINS + ENDS)
PIECES: Final = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME: Final = re.compile(r"<([a-z][a-z0-9]*)", re.IGNORECASE)
ENGLISH_PART: Final = re.compile(f"{BEGINS}(.*?){ENDS}", re.DOTALL)
WHOLE: Final = re.compile(f"\\s*{BEGINS}[^{BEGINS}{ENDS}]*{ENDS}\\s*")
WHOLE_ALT: Final = re.compile(f' alt="{BEGINS}[^{BEGINS}{ENDS}"]*{ENDS}"')
ONLY_TEXT: Final = frozenset({"title", "desc", "option", "textarea", "style", "script"})
"""Elements that no other can stand in."""

EMPTY: Final = frozenset({"br", "hr", "input", "link", "meta", "source", "wbr"})
"""Elements that nothing can stand in."""

LANG: Final = f'lang="{ENGLISH.code}"'


def tell_parts(page: str) -> str:
    """Return a page that says which of its parts are in English, if there are any."""
    if BEGINS not in page:
        return page
    return "".join(_told(PIECES.split(page)))


def has_english(words: str) -> bool:
    """Tell whether a page that is being made has a part that stayed in English."""
    return BEGINS in words


def without_marks(words: str) -> str:
    """Return words as they are read."""
    return words.translate(MARKS)


def _told(pieces: list[str]) -> Iterator[str]:
    """Text stands at the even places of the pieces, tags at the odd ones."""
    for place, piece in enumerate(pieces):
        if place % 2:
            after = pieces[place + 1]
            end = pieces[place + 2] if place + 2 < len(pieces) else ""
            whole = _is_whole(piece, after, end) or WHOLE_ALT.search(piece)
            yield _in_english(piece) if whole else without_marks(piece)
        elif BEGINS in piece:
            end = pieces[place + 1] if place + 1 < len(pieces) else ""
            yield _text(piece, pieces[place - 1] if place else "", end)
        else:
            yield piece


def _is_whole(tag: str, text: str, end: str) -> bool:
    """Tell whether an element holds English and nothing else."""
    within = _name(tag) not in EMPTY | {""}
    return within and end.startswith("</") and WHOLE.fullmatch(text) is not None


def _text(text: str, tag: str, end: str) -> str:
    name = _name(tag)
    if name in ONLY_TEXT or _is_whole(tag, text, end):
        return without_marks(text)
    element = "tspan" if name in {"text", "tspan"} else "span"
    return without_marks(ENGLISH_PART.sub(rf"<{element} {LANG}>\1</{element}>", text))


def _name(tag: str) -> str:
    """Return what element a tag opens; nothing for one that closes."""
    found = NAME.match(tag)
    return found[1].lower() if found else ""


def _in_english(tag: str) -> str:
    """Let an element say that it is in English, unless it already says in which language it is."""
    plain = without_marks(tag)
    name = _name(plain)
    if not name or " lang=" in plain:
        return plain
    return f"<{name} {LANG}{plain[1 + len(name) :]}"
