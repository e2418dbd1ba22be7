"""The app with the three texts on the square and their cases, as the tests of comparing have it."""

from tests.compare.conftest import press, square, square_app, whole, whole_app

__all__ = ["press", "square", "square_app", "whole", "whole_app"]
