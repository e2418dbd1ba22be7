"""The app at another place than the root of its own host: below a prefix, or behind proxies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

Application: TypeAlias = Callable[[dict[str, Any], Any], Iterable[bytes]]

PATH: Final = "PATH_INFO"
PLACE: Final = "SCRIPT_NAME"
FORWARDED: Final = "HTTP_X_FORWARDED_PREFIX"
A_PATH: Final = re.compile(r"(?:/[\w.~-]+)*/?", re.ASCII)


def mount(app: Flask, *, prefix: str, proxies: int) -> None:
    """Let all links begin with the prefix, and believe the forwarded headers of so many proxies in a row.

    Without proxies nobody's forwarded headers are believed: anybody can write them.
    """
    inner: Any = app.wsgi_app
    if prefix:
        inner = _below(inner, prefix)
    if proxies:
        inner = ProxyFix(inner, x_for=proxies, x_proto=proxies, x_host=proxies, x_prefix=proxies)
        inner = _with_plain_prefix(inner)
    app.wsgi_app = inner  # type: ignore[method-assign] # as Flask's own docs do it


def _with_plain_prefix(inner: Application) -> Application:
    """Leave out a forwarded prefix that is no plain path: links that begin with `//` lead to another host."""

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 (WSGI's own type)
        given = environ.get(FORWARDED, "")
        if not all(A_PATH.fullmatch(one.strip()) for one in given.split(",")):
            del environ[FORWARDED]
        return inner(environ, start)

    return application


def _below(inner: Application, prefix: str) -> Application:
    """Serve below the prefix, whether the proxy leaves it on the path or takes it off."""

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401 (WSGI's own type)
        path = environ.get(PATH, "")
        if path == prefix or path.startswith(f"{prefix}/"):
            environ[PATH] = path[len(prefix) :] or "/"
        environ[PLACE] = prefix
        return inner(environ, start)

    return application
