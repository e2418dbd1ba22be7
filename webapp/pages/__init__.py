"""The pages: HTTP only. They read the address, call the engine and the wording, and render."""

from webapp.pages.factory import create_app

__all__ = ["create_app"]
