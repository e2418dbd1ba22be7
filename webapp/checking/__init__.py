"""What shows only when one decides by a tree: parts that never count, cases that fail, links too long.

Reading finds what is wrong with a file; this finds what is wrong with what the files say. Neither raises.
"""

from dataclasses import dataclass

from webapp.checking.cases import check_case
from webapp.checking.claims import Claims
from webapp.checking.entries import check_entries, prove_levels
from webapp.checking.facts import check_facts
from webapp.checking.kinds import KINDS
from webapp.checking.length import check_length
from webapp.checking.report import Reporter, by_place
from webapp.checking.rules import check_rules
from webapp.engine import compile_text
from webapp.model import Problem
from webapp.reading import Reading

__all__ = ["KINDS", "Examination", "by_place", "check_library", "examine"]


@dataclass(frozen=True, slots=True)
class Examination:
    """What checking found: the problems by place, and all that was asked of each text with what came out."""

    problems: tuple[Problem, ...] = ()
    claims: tuple[Claims, ...] = ()


def check_library(reading: Reading) -> tuple[Problem, ...]:
    """Return what is wrong beyond the problems that reading told of, by place."""
    return examine(reading).problems


def examine(reading: Reading) -> Examination:
    """Check everything that could be read: a text that reading had to leave out is reading's to tell of."""
    library = reading.library
    if library is None:
        return Examination()
    reporter = Reporter(reading.places)
    programs = {text.key: compile_text(text) for text in library.texts}
    every = tuple(Claims(program, reporter) for program in programs.values())
    for claims in every:
        check_rules(claims)
        check_entries(claims)
        prove_levels(claims)
        check_length(claims.program, reporter)
    check_facts(tuple(programs.values()), reporter, is_whole=reading.is_whole)
    for case in library.cases:
        for expectation in case.expectations:
            if expectation.text in programs:
                check_case(programs[expectation.text], case, expectation, reporter)
    return Examination(reporter.problems(), every)
