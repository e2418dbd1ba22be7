"""What every answer carries: security headers, caching, compression. No cookie, ever."""

from __future__ import annotations

import gzip
from typing import Final

from flask import Flask, Response, abort, request

LONGEST_QUERY: Final = 8_000
LONGEST_BODY: Final = 16_000
WORTH_PACKING: Final = 1_000

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SECURITY: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_EVERYONE: Final = "public, no-cache"
FOR_THE_READER: Final = "private, no-cache"
"""Kept by the reader's own browser only, and asked for each time: the address holds somebody's answers."""


def install(app: Flask) -> None:
    """Make every answer of this app carry the headers, and refuse addresses that are too long."""
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.before_request(refuse_long_address)
    app.after_request(finish)


def refuse_long_address() -> None:
    """Stop with 414 before anything reads a query that no link of ours can have."""
    if len(request.query_string) > LONGEST_QUERY:
        abort(414)


def finish(response: Response) -> Response:
    """Complete one answer."""
    response.headers.update(SECURITY)
    if request.query_string:
        response.headers["X-Robots-Tag"] = "noindex"
    if response.status_code >= 400:  # noqa: PLR2004 - where errors begin
        response.headers["Cache-Control"] = "no-store"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = FOR_THE_READER if request.query_string else FOR_EVERYONE
    if response.status_code == 200 and "Content-Encoding" not in response.headers:  # noqa: PLR2004
        response.add_etag(weak=True)
        _pack(response)
        response.make_conditional(request)
    return response


def _pack(response: Response) -> None:
    """Compress text; the pages hold no secret that a reader's own input could be mixed with."""
    kind = response.mimetype or ""
    packable = kind.startswith("text/") or kind == "application/json"
    if not packable or response.is_streamed:
        return
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) >= WORTH_PACKING and request.accept_encodings["gzip"]:
        response.set_data(gzip.compress(body, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
