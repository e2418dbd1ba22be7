"""What is timed: start, reading, compiling, deciding and wording, on the trees that come with Fingerpost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import count
from typing import TypeVar

from benchmarks.prospects import prospects
from benchmarks.timing import Subject
from webapp import links
from webapp.checking import check_library
from webapp.engine import Program, assess, compile_text
from webapp.engine.comparison import Comparison, compare
from webapp.engine.evaluate import evaluate
from webapp.engine.interview import next_fact
from webapp.model import UNSURE, Answers, Case, Library, select
from webapp.pages import create_app
from webapp.reading import read_library
from webapp.resources import locate
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document

Argument = TypeVar("Argument")

TEXT = "eu-ai-act"
CASES = (
    "phone-unlocked-with-the-face",
    "feelings-in-an-online-exam",
    "supermarket-looks-for-known-thieves",
    "shop-searches-its-recordings",
    "missing-child-at-a-station",
)
TODAY = date(2026, 11, 22)
FOR_ALL_TEXTS = 7
VERDICT = 0.001
COMPARISON = 0.010
PAGE = 0.060
START = 1.0


class Subjects:
    """The subjects on one library, with the program and answers that they share."""

    def __init__(self) -> None:
        self.trees = locate().trees
        self.library = self.read()
        text = self.library.text(TEXT)
        assert text is not None, f"there is no text {TEXT}"
        self.text = text
        self.program = compile_text(text)
        known = {case.id: case.answers for case in self.library.cases}
        self.numbers = count()
        self.cases = {name: known[name] for name in CASES}
        self.ways = {name: interview(self.program, answers) for name, answers in self.cases.items()}

    def read(self) -> Library:
        """Read all trees."""
        library = read_library(self.trees).library
        assert library is not None, "the trees cannot be read"
        return library

    def load(self) -> list[Program]:
        """Do what a server does at its start."""
        return [compile_text(text) for text in self.read().texts]

    def all(self) -> Iterator[Subject]:
        """Yield every subject."""
        yield Subject("Python alone", partial(start, "pass"), runs=5)
        yield Subject("command line: import", partial(start, "import webapp.cli"), runs=5)
        yield Subject("pages: import", partial(start, "import webapp.pages"), runs=5)
        yield Subject("read all trees", self.read, runs=5)
        yield Subject("read and compile all trees", self.load, runs=5, limit=START)
        yield Subject("first verdict of a process", self.first, runs=5)
        yield Subject("check all trees", lambda: check_library(read_library(self.trees)), runs=1)
        yield Subject("verdict: nothing answered", partial(assess, self.program, {}), limit=VERDICT)
        for name, answers in self.cases.items():
            yield Subject(f"verdict: {name}", partial(assess, self.program, answers), limit=VERDICT)
        yield from self.steps()
        yield from self.words()
        yield from self.comparing()
        yield from prospects(self.library, self.program, self.ways["missing-child-at-a-station"])

    def first(self) -> object:
        """Decide for the first time with a fresh program, which builds what it keeps for later."""
        return assess(compile_text(self.text), {})

    def steps(self) -> Iterator[Subject]:
        """Yield a verdict and a next question at a time, going round all steps of the five interviews."""
        every = [answers for way in self.ways.values() for answers in way]
        yield Subject(
            f"verdict: each of {len(every)} steps of these interviews",
            in_turn(lambda answers: assess(self.program, answers), every),
            runs=2 * len(every),
            limit=VERDICT,
        )
        yield Subject("of which the next question", in_turn(self.question, every), runs=2 * len(every))

    def other_ways(self) -> Iterator[list[Answers]]:
        """Yield the interviews of the other cases that were written for this text."""
        for case in self.library.cases:
            if case.id not in self.ways and self.text.key in {one.text for one in case.expectations}:
                yield interview(self.program, case.answers)

    def question(self, answers: Answers) -> object:
        """Look for the next question alone."""
        return next_fact(self.program, answers, evaluate(self.program, answers))

    def words(self) -> Iterator[Subject]:
        """Yield putting a verdict into sentences, and into JSON."""
        verdicts = [assess(self.program, answers) for answers in self.cases.values()]
        yield Subject(
            "sentences of a verdict",
            in_turn(lambda verdict: describe_verdict(self.program, verdict, today=TODAY), verdicts),
        )
        yield Subject(
            "JSON of a verdict",
            in_turn(lambda verdict: document_bytes(verdict_document(self.program, verdict)), verdicts),
        )

    def comparing(self) -> Iterator[Subject]:
        """Yield all texts on the answers of cases that were written for all of them."""
        programs = {text.key: compile_text(text) for text in self.library.texts}
        written = [case for case in self.library.cases if len(case.expectations) >= FOR_ALL_TEXTS]
        selection = select(self.library.texts)
        client = create_app(self.library, today=lambda: TODAY).test_client()

        def decide(case: Case) -> Comparison:
            return compare(programs.values(), case.answers, self.library.subjects.values())

        def fetch(case: Case) -> object:
            # Another number each time, so that no page comes from those kept.
            return client.get(f"{links.address(selection, case.answers)}&again={next(self.numbers)}")

        yield Subject("comparison of all texts", in_turn(decide, written), limit=COMPARISON)
        yield Subject("page of a comparison of all texts", in_turn(fetch, written), limit=PAGE)


def start(code: str) -> None:
    """Run a process of its own."""
    subprocess.run([sys.executable, "-c", code], check=True)


def in_turn(run: Callable[[Argument], object], arguments: Sequence[Argument]) -> Callable[[], object]:
    """Return a function that takes the next argument with each call, and begins again after the last."""
    position = -1

    def call() -> object:
        nonlocal position
        position = (position + 1) % len(arguments)
        return run(arguments[position])

    return call


def interview(program: Program, known: Answers) -> list[Answers]:
    """Return the answers after each question of an interview with somebody who knows these answers."""
    answers: Answers = {}
    way = [answers]
    while (fact := assess(program, answers).next_fact) is not None:
        answers = {**answers, fact.id: known.get(fact.id, UNSURE)}
        way.append(answers)
    return way
