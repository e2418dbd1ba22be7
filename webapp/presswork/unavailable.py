"""What is said when no PDF can be had, and when to try again."""

from __future__ import annotations

from typing import Final

from webapp.language import N_, _

INSTALL: Final = (
    "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
PRINT: Final = N_("Print the page itself: your browser can save it as a PDF.")
MISSING: Final = N_(
    "PDF reports need the Pango library, which the machine that runs Fingerpost lacks. On Debian and Ubuntu "
    "this installs it: {command}."
)
BUSY: Final = N_("Too many reports are being made at this moment. Try again in a few seconds.")
SLOW: Final = N_("This report took too long to make. Try again in a minute.")
BROKEN: Final = N_("This report could not be made, which is our fault.")
AGAIN: Final = {BUSY: 5, SLOW: 60, BROKEN: 60}
"""After how many seconds it makes sense to ask again."""


class PressUnavailable(Exception):
    """No PDF can be had. `fault`: one of the above.

    `retry_after`: seconds after which it makes sense to ask again; None when it makes none.
    """

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.retry_after = AGAIN.get(fault)

    def __str__(self) -> str:
        return self.reason

    @property
    def reason(self) -> str:
        """Why, and what to do instead, in sentences for the reader."""
        return fault_in_words(self.fault)


def fault_in_words(fault: str) -> str:
    """Say why no PDF can be had, and what to do instead."""
    return f"{_(fault, command=INSTALL)} {_(PRINT)}"
