"""What is said when no PDF can be had, and when to try again."""

from __future__ import annotations

from typing import Final

INSTALL: Final = (
    "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
PRINT: Final = "Print the page itself: your browser can save it as a PDF."
MISSING: Final = (
    "PDF reports need the Pango library, which the machine that runs Fingerpost lacks. "
    f"On Debian and Ubuntu this installs it: {INSTALL}. {PRINT}"
)
BUSY: Final = f"Too many reports are being made at this moment. Try again in a few seconds. {PRINT}"
SLOW: Final = f"This report took too long to make. Try again in a minute. {PRINT}"
BROKEN: Final = f"This report could not be made, which is our fault. {PRINT}"
AGAIN: Final = {BUSY: 5, SLOW: 60, BROKEN: 60}
"""After how many seconds it makes sense to ask again."""


class PressUnavailable(Exception):
    """No PDF can be had. `reason`: why, and what to do instead, in sentences for the reader.

    `retry_after`: seconds after which it makes sense to ask again; None when it makes none.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = AGAIN.get(reason)
