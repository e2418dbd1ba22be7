"""Languages in addresses: below `/fr` everything is in French, and so are its links; elsewhere in English.

An address says the same to everybody, so no header and no cookie has a say in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from urllib.parse import quote

from flask import Flask, Response, request

from webapp import language
from webapp.language import ENGLISH, Language, speaking

Application: TypeAlias = Callable[[dict[str, Any], Any], Iterable[bytes]]

PATH: Final = "PATH_INFO"
PLACE: Final = "SCRIPT_NAME"
ROOT: Final = "fingerpost.root"
"""Where the app is, without the language: for what is the same in all of them."""

SAFE: Final = "=&%+,.:;@!$'()*/?-_~"
"""What a query may hold as it is."""


ANSWERS: Final = ("/check/", "/compare")
"""Where addresses hold answers."""

SPACES: Final = r"(?:\+|%20|%09)*"
TYPED: Final = re.compile(rf"(={SPACES}-?[0-9]+)(?:,|%2C)([0-9]+{SPACES})(?=&|$)", re.IGNORECASE)
"""A number with a decimal comma, as forms send it."""

COMMA: Final = ","
SEE_OTHER: Final = 303


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that a page can also be read in. `address`: where."""

    language: Language
    address: str
    spoken: bool


def install(app: Flask) -> None:
    """Serve every language that is offered by now, each below its code."""
    languages = language.offered()
    app.before_request(write_with_point)
    wrapped: Any = _below_codes(app.wsgi_app, {one.code: one for one in languages if one is not ENGLISH})
    app.wsgi_app = wrapped  # type: ignore[method-assign] # as Flask's own docs do it
    app.jinja_env.globals["tongues"] = lambda: _tongues(languages)


def write_with_point() -> Response | None:
    """Go on at the address with a decimal point where a comma was typed: answers mean the same everywhere.

    Only in a language that writes numbers so: in others a comma may set thousands apart.
    """
    if language.spoken().decimal_mark != COMMA or not request.path.startswith(ANSWERS):
        return None
    query = request.query_string.decode("latin-1")
    written = TYPED.sub(r"\1.\2", query)
    if written == query:
        return None
    place = quote(f"{request.root_path}{request.path}", safe="/@")
    response = Response(status=SEE_OTHER, headers={"Location": f"{place}?{quote(written, safe=SAFE)}"})
    response.autocorrect_location_header = False
    return response


def root() -> str:
    """Return the path below which the app is, whatever the language."""
    return str(request.environ.get(ROOT, request.root_path))


def _tongues(languages: Iterable[Language]) -> tuple[Tongue, ...]:
    """Return all languages with the address of this page in each, or of the start where there is no page."""
    query = request.query_string.decode("latin-1")
    rest = quote(request.path, safe="/@") + (f"?{quote(query, safe=SAFE)}" if query else "")
    if request.url_rule is None:
        rest = "/"
    spoken = language.language()
    return tuple(
        Tongue(one, root() + (rest if one is ENGLISH else f"/{one.code}{rest}"), one.code == spoken)
        for one in languages
    )


def _below_codes(inner: Application, languages: Mapping[str, Language]) -> Application:
    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 (WSGI's own type)
        place = environ.get(PLACE, "")
        environ[ROOT] = place
        code, _, rest = environ.get(PATH, "").removeprefix("/").partition("/")
        if code not in languages:
            return inner(environ, start)
        environ[PLACE] = f"{place}/{code}"
        environ[PATH] = f"/{rest}"
        with speaking(languages[code]):
            return inner(environ, start)

    return application
