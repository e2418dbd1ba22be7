"""Finds what is still English among words of the pseudo-language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup

EXEMPT = re.compile(
    r"Fingerpost|\b(?:PDF|JSON|CSV|SVG|QR|MB)\b|https?://\S*|/qps\S*"
    r"|\S+=\S*|\b[a-z.-]+\.(?:eu|org|int)(?:/\S*)?|\bverdict\.json"
    r"|[a-z-]+@\d{4}-\d{2}(?:-\d{2})?|\b[0-9a-f]{12,64}\b"
)
"""What is the same in every language: names of formats, addresses, names for programs, digests."""

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
PLAIN = re.compile(r"[a-zA-Z]{2,}")
SPOKEN_OTHERWISE = "code, [lang=en], #link, script, style, .address"
READ_OUT = ("aria-label", "alt", "title", "content", "data-text")


def plain_words(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """Return the words of a text that no catalogue has said: those with no accent where one belongs."""
    left = EXEMPT.sub(" ", text)
    for words in allowed:
        left = left.replace(words, " ")
    left = re.sub(r"\w*[^\x00-\x7f\W]\w*", " ", left)  # a word with an accent was said by a catalogue
    return [word for word in PLAIN.findall(left) if not set(word.lower()) <= set("bmpqvx")]


def read_on(page: str) -> Iterator[str]:
    """Yield every piece of a page that is read or heard."""
    soup = BeautifulSoup(page.removeprefix(XML), "html.parser")
    for tag in soup.select(SPOKEN_OTHERWISE):
        tag.extract()
    yield from soup.stripped_strings
    for tag in soup.select("[aria-label], [alt], [title], meta[name=description], [data-text]"):
        yield from (str(tag[name]) for name in READ_OUT if tag.get(name))
