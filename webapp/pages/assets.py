"""Static files under addresses that carry a hash of their content, so that browsers keep them for good."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from flask import Response, abort, request

from webapp.pages.packing import BROTLI, GZIP, PLAIN, THOROUGHLY, choose, pack
from webapp.pages.tongues import root

SERVED: Final = frozenset({".css", ".js", ".svg", ".woff2"})
HASH_LENGTH: Final = 12
FOR_GOOD: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "public, no-cache"
COMMENT: Final = re.compile(rb"/\*.*?\*/", re.DOTALL)
INDENT: Final = re.compile(rb"\s*\n\s*")
UNQUOTED: Final = " =:/'(),"
"""What may stand as it is in an address within quotation marks."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file, held in memory in every encoding, by its name."""

    bodies: dict[str, bytes]
    digest: str
    type: str


class Assets:
    """The static files of the pages: read and compressed once, at start."""

    def __init__(self, folder: Path) -> None:
        self.assets = {
            path.relative_to(folder).as_posix(): _read(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in SERVED
        }

    def address(self, name: str) -> str:
        """Return the lasting address of a file. Raises `KeyError` when there is no such file."""
        return f"{root()}/static/{self.assets[name].digest}/{name}"

    def inline(self, name: str) -> str:
        """Return a small file of text as an address that holds it, which saves its request.

        Not in base64: the page around it could not be packed as well.
        """
        asset = self.assets[name]
        text = asset.bodies[PLAIN].decode().replace('"', "'")
        return f"data:{asset.type},{quote(text, safe=UNQUOTED)}"

    def serve(self, digest: str, name: str) -> Response:
        """Answer with the file; under an outdated hash, from an older page, not to keep."""
        asset = self.assets.get(name) or abort(404)
        encoding = choose(request.accept_encodings)
        response = Response(asset.bodies[encoding], content_type=asset.type)
        if encoding != PLAIN:
            response.headers["Content-Encoding"] = encoding
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = FOR_GOOD if digest == asset.digest else ASK_AGAIN
        response.set_etag(asset.digest, weak=True)
        return response


def lean(style: bytes) -> bytes:
    r"""Leave out of a stylesheet what only its authors read: comments, indents and empty lines.

    >>> lean(b"/* Links */\n\na {\n  color: red;\n}\n")
    b'a {\ncolor: red;\n}'
    """
    return INDENT.sub(b"\n", COMMENT.sub(b"", style)).strip()


def _read(path: Path) -> Asset:
    body = path.read_bytes()
    if path.suffix == ".css":
        body = lean(body)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    digest = hashlib.sha256(body).hexdigest()[:HASH_LENGTH]
    bodies = {encoding: pack(body, encoding, levels=THOROUGHLY) for encoding in (PLAIN, GZIP, BROTLI)}
    return Asset(bodies, digest, kind)
