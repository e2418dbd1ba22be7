"""Static files under addresses that carry a hash of their content, so that browsers keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import Response, abort, request

SERVED: Final = frozenset({".css", ".svg", ".woff2"})
HASH_LENGTH: Final = 12
FOR_GOOD: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "public, no-cache"


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file, held in memory with its compressed form."""

    body: bytes
    compressed: bytes
    digest: str
    type: str


class Assets:
    """The static files of the pages: read once, at start."""

    def __init__(self, folder: Path) -> None:
        self.assets = {
            path.relative_to(folder).as_posix(): _read(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in SERVED
        }

    def address(self, name: str) -> str:
        """Return the lasting address of a file. Raises `KeyError` when there is no such file."""
        return f"{request.root_path}/static/{self.assets[name].digest}/{name}"

    def serve(self, digest: str, name: str) -> Response:
        """Answer with the file; under an outdated hash, from an older page, not to keep."""
        asset = self.assets.get(name) or abort(404)
        packed = request.accept_encodings["gzip"] > 0
        response = Response(asset.compressed if packed else asset.body, content_type=asset.type)
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = FOR_GOOD if digest == asset.digest else ASK_AGAIN
        return response


def _read(path: Path) -> Asset:
    body = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    digest = hashlib.sha256(body).hexdigest()[:HASH_LENGTH]
    return Asset(body, gzip.compress(body, compresslevel=9, mtime=0), digest, kind)
