"""Model and verdict in words: sentences, the view that all shapes share, JSON, CSV and the report."""

from webapp.wording.describe import describe_verdict
from webapp.wording.outline import Outline, outline
from webapp.wording.sentences import Words
from webapp.wording.view import VerdictView

__all__ = ["Outline", "VerdictView", "Words", "describe_verdict", "outline"]
