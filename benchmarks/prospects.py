"""What is timed of looking at all that could be: what is possible, what would change it, question pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count

from benchmarks.timing import Subject
from webapp import links
from webapp.engine import Program, Verdict, assess, worlds_of
from webapp.engine.doubt import outlook, possible_states
from webapp.engine.flips import flips
from webapp.engine.smallest import smallest_changes
from webapp.engine.study import study
from webapp.model import UNSURE, Answers, Case, Level, Library
from webapp.pages import create_app
from webapp.wording.letters import describe_letter, letter_as_docx

POLICE = "hostages"
"""A case that answers nearly everything about a search by the police."""

TODAY = date(2026, 11, 22)
POSSIBLE = 0.015
CHANGE = 0.060
QUESTION = 0.015


def prospects(library: Library, program: Program, way: Sequence[Answers]) -> Iterator[Subject]:
    """Yield the subjects. `way`: the answers after each question of an interview."""
    unsure: Answers = {fact.id: UNSURE for fact in program.text.facts}
    verdict = assess(program, case_named(library, POLICE).answers)
    yield Subject(
        "possible levels and findings, all unsure", lambda: possible(program, unsure), limit=POSSIBLE
    )
    yield Subject("the same with what would settle it", lambda: outlook(program, unsure))
    yield Subject("what would change a full police case", lambda: change(program, verdict), limit=CHANGE)
    yield Subject("all of it, kept from the time before", lambda: study(program, verdict))
    yield Subject("letter as a Word document", lambda: letter(program, unsure), runs=5)
    yield from pages(library, program, way)


def possible(program: Program, answers: Answers) -> object:
    """Find every level and every state of every rule that some completion has."""
    return worlds_of(program).possible_levels(answers), possible_states(program, answers)


def change(program: Program, verdict: Verdict) -> object:
    """Find every single other answer that changes something, and the smallest changes to each level."""
    changeable = [fact.id for fact in program.text.facts if fact.changeable]
    ways = [
        smallest_changes(worlds_of(program), verdict.answers, changeable=changeable, levels=[level])
        for level in Level
        if level is not verdict.level
    ]
    return flips(program, verdict), ways


def letter(program: Program, answers: Answers) -> object:
    """Write the longest letter there is."""
    return letter_as_docx(describe_letter(program, assess(program, answers), today=TODAY))


def pages(library: Library, program: Program, way: Sequence[Answers]) -> Iterator[Subject]:
    """Yield the question pages of an interview in turn, as the server makes them."""
    client = create_app(library, today=lambda: TODAY).test_client()
    numbers = count()

    def fetch() -> object:
        # Another number each time, so that no page comes from those kept.
        number = next(numbers)
        address = links.address(program.text, way[number % (len(way) - 1)])
        return client.get(f"{address}{'&' if '?' in address else '?'}again={number}")

    yield Subject("question page, each of one interview", fetch, runs=4 * len(way), limit=QUESTION)


def case_named(library: Library, name: str) -> Case:
    """Return one case."""
    return next(case for case in library.cases if case.id == name)
