"""What shows only when one decides by a tree: parts that never count, cases that fail, links too long.

Reading finds what is wrong with a file; this finds what is wrong with what the files say. Neither raises.
"""

from webapp.checking.cases import check_case
from webapp.checking.kinds import KINDS
from webapp.checking.length import check_length
from webapp.checking.report import Reporter, by_place
from webapp.checking.unreachable import check_facts, check_text
from webapp.engine import compile_text
from webapp.model import Problem
from webapp.reading import Reading

__all__ = ["KINDS", "by_place", "check_library"]


def check_library(reading: Reading) -> tuple[Problem, ...]:
    """Return what is wrong beyond the problems that reading told of, by place.

    Only what could be read is checked: a text that reading had to leave out is reading's to tell of.
    """
    library = reading.library
    if library is None:
        return ()
    reporter = Reporter(reading.places)
    programs = {text.key: compile_text(text) for text in library.texts}
    for program in programs.values():
        check_text(program, reporter)
        check_length(program, reporter)
    check_facts(tuple(programs.values()), reporter)
    for case in library.cases:
        for expectation in case.expectations:
            if expectation.text in programs:
                check_case(programs[expectation.text], case, expectation, reporter)
    return reporter.problems()
