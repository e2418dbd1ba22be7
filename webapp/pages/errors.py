"""Errors in the house look, or as JSON where that was asked for. They say what to do, nothing internal."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, ServiceUnavailable, UnprocessableEntity

from webapp.language import N_, _

Advice = tuple[str, str, str]

ADVICE: Final[dict[int, Advice]] = {
    400: (
        N_("We could not read this request"),
        N_("What the browser sent does not have the form of a request to this site."),
        N_("Go back and try again, or copy the link again from where you found it."),
    ),
    404: (
        N_("We could not find this page"),
        N_("There is no page, text or rule at this address."),
        N_("Check the address for a slip of the pen, or start from one of these pages."),
    ),
    405: (
        N_("This page cannot be used in this way"),
        N_("The address is right, but it only shows pages; nothing can be sent to it."),
        N_("Open the address in a browser."),
    ),
    413: (
        N_("What was sent is too large"),
        N_("This site takes answers in its addresses, and files that it has made itself, which are small."),
        N_("Choose the file as it was downloaded here, or start from one of these pages."),
    ),
    414: (
        N_("This address is too long"),
        N_("It is much longer than any link of this site, so something was added or it was joined from two."),
        N_("Copy the link again from where you found it, or start anew."),
    ),
    422: (
        N_("This address cannot be answered in this shape"),
        N_("It holds something that is no answer to a question of this text; the result would leave it out."),
        N_("Open the page of these answers, see there what was left aside, and take the document from it."),
    ),
    500: (
        N_("Something went wrong on our side"),
        N_("We could not show this page. Your answers stand in the address and are not lost."),
        N_(
            "Try again in a moment. "
            "If it happens again, tell whoever runs this site which question you were at."
        ),
    ),
    503: (
        N_("There is no PDF at this moment"),
        N_("Everything else works, and the page of this result says all that the PDF would."),
        N_("The page of this result can be printed, and its link kept."),
    ),
}
OTHERWISE: Final[Advice] = (
    N_("We could not answer this request"),
    N_("The server understood the address, but could not answer it in the way asked for."),
    N_("Go back and try again, or start from one of these pages."),
)


class BadLink(UnprocessableEntity):
    """The address holds something that we do not understand. `problems` says what, in sentences."""

    def __init__(self, problems: tuple[str, ...], page: str) -> None:
        super().__init__()
        self.problems = problems
        self.page = page


class NoReport(ServiceUnavailable):
    """No PDF can be made now, or here at all. `page` shows the same result, to be printed."""

    def __init__(self, reason: str, page: str, retry_after: int | None = None) -> None:
        super().__init__(retry_after=retry_after)
        self.problems = (reason,)
        self.page = page


class NoDifference(ServiceUnavailable):
    """What differs between two texts cannot be found out now, because others are waiting for as much."""

    advice: Final[Advice] = (
        N_("What differs is not worked out yet"),
        N_("Holding two texts against each other takes some seconds, and others wait for as much already."),
        N_("Try again in a quarter of a minute. Everything else works in the meantime."),
    )


def install(app: Flask) -> None:
    """Answer every error of this app in the same way."""
    app.register_error_handler(HTTPException, answer)


def answer(error: HTTPException) -> Response:
    """Answer with a page, or a JSON document of one shape, under the error's own status and headers."""
    status = error.code or 500
    heading, what, to_do = ADVICE.get(status, OTHERWISE)
    if isinstance(error, NoDifference):
        heading, what, to_do = error.advice
    said: dict[str, str | tuple[str, ...]] = {"heading": _(heading), "what": _(what), "to_do": _(to_do)}
    if isinstance(error, BadLink | NoReport):
        said |= {"problems": error.problems, "page": error.page}
    if request.path.endswith(".json"):
        response = jsonify(error={"status": status, **said})
    else:
        response = Response(render_template("error.html", **said))
    response.status_code = status
    for name, value in error.get_headers(request.environ):
        if name != "Content-Type":
            response.headers[name] = value
    return response
