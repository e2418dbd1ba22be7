"""YAML to model: the trees of a folder as a library, and every fault in them as a problem.

The only place that knows YAML. It stops at no fault and raises none, whatever the files hold.
"""

from webapp.reading.changes import Stamps, stamps
from webapp.reading.library import Reading, read_library
from webapp.reading.loose import LooseAnswers, read_answers
from webapp.reading.past import PastStates, keep_state
from webapp.reading.places import Places
from webapp.reading.problems import KINDS

__all__ = [
    "KINDS",
    "LooseAnswers",
    "PastStates",
    "Places",
    "Reading",
    "Stamps",
    "keep_state",
    "read_answers",
    "read_library",
    "stamps",
]
