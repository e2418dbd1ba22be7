"""Results that Fingerpost has saved, read again: JSON documents, and PDFs that have one attached.

Whoever hands one in may have written it by hand. So nothing is run or followed: of a PDF only our own
attachment is looked for, no more than so many bytes are taken out of it, and what it says are texts, to be
checked like an address.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from webapp.language import N_, _
from webapp.model import NONE

LARGEST_FILE: Final = 5_000_000
LARGEST_DOCUMENT: Final = 1_000_000
LONGEST_HEAD: Final = 600
MOST_ATTACHMENTS: Final = 20
MOST_TEXTS: Final = 20
MOST_ANSWERS: Final = 500
LONGEST: Final = 200

PDF: Final = b"%PDF-"
MARK: Final = b"/EmbeddedFile"
STREAM: Final = re.compile(rb">>\s{0,2}stream\r?\n")
FILTER: Final = re.compile(rb"/Filter\s{0,2}/FlateDecode\b")

TOO_LARGE: Final = N_("The file is larger than {size} MB; none that we make is.")
NO_ATTACHMENT: Final = N_(
    "No result of ours is attached to this PDF. Choose the PDF as it was downloaded here: "
    "one that was printed, or saved again by another program, may have lost it."
)
NO_DOCUMENT: Final = N_("The file is neither a PDF nor a JSON file that was downloaded here.")
NO_ANSWERS: Final = N_(
    "The file is JSON, but no result that was downloaded here: it names no text, or no answers."
)
TWICE: Final = N_("The file gives “{name}” more than once; only one of them could count.")
TOO_MUCH: Final = N_("The file holds more than any result of ours does.")


class NotSaved(Exception):
    """This is no result of ours. The message says why, in sentences for the reader."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved result: the names of its texts, its tree's digest, what it answers. All unchecked."""

    texts: tuple[str, ...]
    tree: str
    answers: Mapping[str, tuple[str, ...]]


def read_saved(content: bytes) -> Saved:
    """Read a result from a file. Raises `NotSaved`."""
    if len(content) > LARGEST_FILE:
        raise NotSaved(_(TOO_LARGE, size=LARGEST_FILE // 1_000_000))
    document = parse_document(attached(content) if is_pdf(content) else content)
    answers, texts = document.get("answers"), list(_texts(document))
    if not isinstance(answers, dict) or not texts:
        raise NotSaved(_(NO_ANSWERS))
    if len(answers) > MOST_ANSWERS or len(texts) > MOST_TEXTS:
        raise NotSaved(_(TOO_MUCH))
    tree = document.get("tree")
    return Saved(
        texts=tuple(texts),
        tree=tree if isinstance(tree, str) else "",
        answers={_short(name): _values(value) for name, value in answers.items()},
    )


def is_pdf(content: bytes) -> bool:
    """Tell whether the file says that it is a PDF."""
    return content.startswith(PDF)


def attached(pdf: bytes) -> bytes:
    """Return the JSON document that is attached to a PDF of ours. Raises `NotSaved`."""
    for attachment in _attachments(pdf):
        if attachment.lstrip().startswith(b"{"):
            return attachment
    raise NotSaved(_(NO_ATTACHMENT))


def parse_document(content: bytes) -> dict[str, Any]:
    """Return a JSON document, with its numbers as they are written. Raises `NotSaved`."""
    if len(content) > LARGEST_DOCUMENT:
        raise NotSaved(_(TOO_MUCH))
    try:
        document = json.loads(
            content, object_pairs_hook=_unique, parse_float=str, parse_int=str, parse_constant=str
        )
    except (ValueError, RecursionError):
        raise NotSaved(_(NO_DOCUMENT)) from None
    if not isinstance(document, dict):
        raise NotSaved(_(NO_ANSWERS))
    return document


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document: dict[str, object] = {}
    for name, value in pairs:
        if name in document:
            raise NotSaved(_(TWICE, name=_short(name)))
        document[name] = value
    return document


def _attachments(pdf: bytes) -> Iterator[bytes]:
    """Yield what is attached, as WeasyPrint writes it; what others have packed anew is not looked into."""
    at = 0
    for _attachment in range(MOST_ATTACHMENTS):
        at = pdf.find(MARK, at) + len(MARK)
        if at < len(MARK):
            return
        begin = STREAM.search(pdf, at, at + LONGEST_HEAD)
        if begin is None:
            continue
        packed = FILTER.search(pdf, at, begin.end()) is not None
        content = _unpacked(pdf, begin.end()) if packed else _plain(pdf, begin.end())
        if content is not None:
            yield content


def _unpacked(pdf: bytes, begin: int) -> bytes | None:
    """Unpack no more than a document may have; the stream knows its own end."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(pdf[begin:], LARGEST_DOCUMENT)
    except zlib.error:
        return None
    return content if unpacking.eof else None


def _plain(pdf: bytes, begin: int) -> bytes | None:
    end = pdf.find(b"endstream", begin, begin + LARGEST_DOCUMENT)
    return pdf[begin:end] if end >= 0 else None


def _texts(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of the texts of a verdict, or of a comparison."""
    several = document.get("texts")
    for one in several if isinstance(several, list) else [document]:
        name = one.get("text") if isinstance(one, dict) else None
        if isinstance(name, str) and name:
            yield _short(name)


def _values(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if len(values) > MOST_ANSWERS:
        raise NotSaved(_(TOO_MUCH))
    return tuple(_short(str(one)) for one in values) or (NONE,)


def _short(text: str) -> str:
    """Cut what is longer than any name or value of ours, which makes it none of ours, and is told as such."""
    return text[:LONGEST]
