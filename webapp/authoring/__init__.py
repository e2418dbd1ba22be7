"""What authors of trees need beside the trees: a schema for their editor, and a template to start from."""

from webapp.authoring.meanings import MEANINGS
from webapp.authoring.schema import schema
from webapp.authoring.starting import CannotStartError, start_text

__all__ = ["MEANINGS", "CannotStartError", "schema", "start_text"]
