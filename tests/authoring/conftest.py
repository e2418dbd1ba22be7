"""What the tests of authoring ask for."""

from tests.cli.conftest import run

__all__ = ["run"]
