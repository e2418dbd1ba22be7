"""Compression: what the client accepts, quickly for pages, thoroughly for files that never change."""

from __future__ import annotations

import gzip
from typing import Final

import brotli
from werkzeug.datastructures import Accept

BROTLI: Final = "br"
GZIP: Final = "gzip"
PLAIN: Final = ""
WORTH_PACKING: Final = 400
"""Bytes; what is smaller fits into one packet as it is."""

THOROUGHLY: Final = {BROTLI: 11, GZIP: 9}
QUICKLY: Final = {BROTLI: 5, GZIP: 6}


def choose(accepted: Accept) -> str:
    """Return the encoding that the client likes best, Brotli where it has no preference, or `PLAIN`."""
    best = max((BROTLI, GZIP), key=lambda name: accepted[name])
    return best if accepted[best] else PLAIN


def pack(body: bytes, encoding: str, *, levels: dict[str, int] = QUICKLY) -> bytes:
    """Return the body in this encoding. The same body always gives the same bytes."""
    if encoding == BROTLI:
        return bytes(brotli.compress(body, quality=levels[BROTLI]))
    if encoding == GZIP:
        return gzip.compress(body, compresslevel=levels[GZIP], mtime=0)
    return body
