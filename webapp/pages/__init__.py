"""The pages: HTTP only. They read the address, call the engine and the wording, and render."""

from webapp.pages.factory import SHELF, create_app
from webapp.pages.mounting import mount
from webapp.pages.watching import Watched

__all__ = ["SHELF", "Watched", "create_app", "mount"]
