"""What every answer carries: security headers, caching, compression. No cookie, ever."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from flask import Flask, Response, abort, request

from webapp.language import language
from webapp.pages.kept import Kept
from webapp.pages.packing import PLAIN, WORTH_PACKING, choose, pack

LONGEST_QUERY: Final = 8_000
LONGEST_BODY: Final = 16_000
GOOD: Final = 200
FIRST_ERROR: Final = 400
PACKABLE: Final = frozenset({"application/json", "image/svg+xml"})

POLICY: Final = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
SECURITY: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Origin-Agent-Cluster": "?1",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}
NO_PAGES: Final = frozenset({"text/css", "text/javascript"})
OF_NO_PAGE: Final = {
    name: SECURITY[name] for name in ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
}
"""What matters of what no browser shows as a page; the rest would be a tenth of a first visit."""

ONLY_TLS: Final = "max-age=63072000"
"""Two years; said over TLS alone, where browsers heed it."""

FOR_EVERYONE: Final = "public, no-cache"
FOR_THE_READER: Final = "private, no-cache"
"""Kept by the reader's own browser only, and asked for each time: the address holds somebody's answers."""


def install(app: Flask, kept: Kept) -> None:
    """Make every answer of this app carry the headers, refuse addresses that are too long, reuse pages."""
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.before_request(refuse_long_address)
    app.after_request(partial(finish, kept))
    wrapped: Any = kept.around(app.wsgi_app)
    app.wsgi_app = wrapped  # type: ignore[method-assign] # as Flask's own docs do it


def refuse_long_address() -> None:
    """Stop with 414 before anything reads a query that no link of ours can have."""
    if len(request.query_string) > LONGEST_QUERY:
        abort(414)


def finish(kept: Kept, response: Response) -> Response:
    """Complete one answer."""
    _complete(response)
    kept.keep(response)
    if response.status_code == GOOD:
        response.make_conditional(request)
    return response


def _complete(response: Response) -> None:
    response.headers.update(OF_NO_PAGE if response.mimetype in NO_PAGES else SECURITY)
    if response.mimetype not in NO_PAGES:
        response.headers["Content-Language"] = language()
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = ONLY_TLS
    if request.query_string:
        response.headers["X-Robots-Tag"] = "noindex"
    if response.status_code >= FIRST_ERROR:
        response.headers["Cache-Control"] = "no-store"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = FOR_THE_READER if request.query_string else FOR_EVERYONE
    if response.status_code == GOOD and not response.is_streamed:
        # Weak: the same page is told in several encodings.
        response.add_etag(weak=True)
    if "Content-Encoding" not in response.headers:
        _pack(response)


def _pack(response: Response) -> None:
    """Compress text; the pages hold no secret that a reader's own input could be mixed with."""
    kind = response.mimetype or ""
    packable = kind.startswith("text/") or kind in PACKABLE
    if not packable or response.is_streamed:
        return
    response.vary.add("Accept-Encoding")
    encoding = choose(request.accept_encodings)
    body = response.get_data()
    if encoding != PLAIN and len(body) >= WORTH_PACKING:
        response.set_data(pack(body, encoding))
        response.headers["Content-Encoding"] = encoding
