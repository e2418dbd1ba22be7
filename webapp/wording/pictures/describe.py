"""From the decision of a rule to its picture in words, with somebody's answers drawn in if they are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from webapp.engine import Program, Truth
from webapp.engine.decisions import (
    Decision,
    End,
    Goal,
    Holding,
    Question,
    TooTangled,
    Trace,
    decide_part,
    decide_rule,
    trace,
)
from webapp.engine.steps import Part, PartKind, PartStep, limb_of
from webapp.language import N_, _, joined, ngettext
from webapp.model import Answers, Found, Level, State
from webapp.wording.citations import cite
from webapp.wording.grammar import Said, enumerate_words, itemise, labelled, sentence
from webapp.wording.levels import LEVELS
from webapp.wording.pictures.answers import answers_at
from webapp.wording.pictures.charts import Box, Chart, Exit, Mark, Picture, Row
from webapp.wording.pictures.letters import letter_at
from webapp.wording.sentences import Words

MARKS: Final[dict[Truth, Mark]] = {Truth.TRUE: "taken", Truth.UNKNOWN: "open", Truth.FALSE: "passed"}
KINDS: Final = Said(
    {
        PartKind.SCOPE: N_("Scope"),
        PartKind.ROLE: N_("For whom"),
        PartKind.CARVE_OUT: N_("Carve-out"),
        PartKind.EXCEPTION: N_("Exception"),
        PartKind.SAFEGUARD: N_("Safeguard"),
    }
)
LIMBS: Final = frozenset({PartKind.CARVE_OUT, PartKind.EXCEPTION, PartKind.SAFEGUARD})
PAST: Final = Exit(N_("Does not apply"), "", "plain")
YES: Final = Exit(N_("So: yes"), "", "yes")
NO: Final = Exit(N_("So: no"), "", "plain")
LIFTED: Final = N_("Lifted by an exception")


def describe_picture(
    program: Program, rule: str, answers: Answers | None = None, *, apart: bool = True
) -> Picture:
    """Put the decision of a rule into words. Raises like `decide_rule`.

    `answers`: whose way is to be marked; None for nobody's. `apart`: with panels that take boxes apart.
    """
    return _Describer(program, answers, apart=apart).picture(rule)


class _Describer:
    """Describes the pictures of one text for one set of answers."""

    def __init__(self, program: Program, answers: Answers | None, *, apart: bool) -> None:
        self.program = program
        self.answers = answers
        self.apart = apart
        self.words = Words(program.text)
        self.letters: dict[Part, str] = {}

    def picture(self, rule: str) -> Picture:
        decision = decide_rule(self.program, rule)
        found = self.words.rules[rule]
        main = self._chart("", found.title, decision, shown=True)
        panels: list[Chart] = []
        shown = {box.panel for box in main.boxes if box.mark in {"taken", "open"}}
        while len(panels) < len(self.letters):
            part = list(self.letters)[len(panels)]
            letter = self.letters[part]
            chart = self._chart(letter, self._title(part), decide_part(self.program, part), letter in shown)
            shown |= {box.panel for box in chart.boxes if box.mark in {"taken", "open"}}
            panels.append(chart)
        cited = cite(found.sources[:1])
        return Picture(
            rule=rule,
            title=found.title,
            cited=cited[0].label if cited else self.program.text.short,
            main=main,
            panels=tuple(panels),
            summary=self._summary(main),
            traced=self.answers is not None,
        )

    def _chart(self, letter: str, title: str, decision: Decision, shown: bool) -> Chart:  # noqa: FBT001
        found = trace(decision, self.answers) if self.answers is not None and shown else None
        boxes = tuple(
            self._box(letter, number, question, found) for number, question in enumerate(decision.questions)
        )
        start = decision.start
        return Chart(letter, title, boxes, None if isinstance(start, int) else self._exit(start))

    def _box(self, letter: str, number: int, question: Question, found: Trace | None) -> Box:
        marks = [MARKS[truth] for truth in found.branches[number]] if found else None
        step = question.step
        part = step.part if isinstance(step, PartStep) else None
        rows = tuple(
            Row(
                *answers_at(self.words, question, branch),
                self._goal(branch.goal),
                marks[place] if marks else self._unmarked(),
            )
            for place, branch in enumerate(question.branches)
        )
        return Box(
            label=f"{letter}{number + 1}",
            about=self._about(question),
            text=self._text(question),
            rows=rows,
            panel="" if part is None else self._letter(part),
            fact=_fact(question),
            rule=part.id if part is not None and part.kind is PartKind.RULE else "",
            conclusion=part.id if part is not None and part.kind is PartKind.CONCLUSION else "",
            mark=MARKS[found.questions[number]] if found else self._unmarked(),
        )

    def _unmarked(self) -> Mark:
        return "" if self.answers is None else "passed"

    def _letter(self, part: Part) -> str:
        """Return the letter of the panel that takes a part apart; none for another rule, or a huge part."""
        if part.kind is PartKind.RULE or not self.apart:
            return ""
        if part not in self.letters:
            try:
                decide_part(self.program, part)
            except TooTangled:
                return ""
            self.letters[part] = letter_at(len(self.letters))
        return self.letters[part]

    def _goal(self, goal: Goal) -> int | Exit:
        return goal if isinstance(goal, int) else self._exit(goal)

    def _exit(self, end: End) -> Exit:
        if isinstance(end, Holding):
            return YES if end.holds else NO
        if end.level is None:
            return PAST
        words = LEVELS[end.level]
        lifted = end.state is State.EXCEPTED and end.level is Level.NONE
        return Exit(LIFTED if lifted else words.english_label, words.symbol, words.level.value)

    def _text(self, question: Question) -> str:
        step = question.step
        if not isinstance(step, PartStep):
            return self.words.facts[step.fact].ask
        part = step.part
        if part.kind is PartKind.SCOPE:
            return _("The {text} reaches the system.", text=self.program.text.short)
        if part.kind is PartKind.RULE:
            return sentence(self.words.clause(Found(part.id, part.states)))
        if part.kind is PartKind.CONCLUSION:
            return sentence(self.words.conclusions[part.id].means)
        return _("{title}?", title=limb_of(self.program, part).title)

    def _about(self, question: Question) -> str:
        """Say for which part of the rule a question is asked, unless its own text does."""
        own = question.step.part if isinstance(question.step, PartStep) else None
        if own is not None and own.kind in {PartKind.SCOPE, *LIMBS}:
            return KINDS[own.kind]
        parts = question.parts or ((own,) if own is not None and own.kind is PartKind.CONCLUSION else ())
        return itemise(dict.fromkeys(_grouped(self._name(part) for part in parts)))

    def _name(self, part: Part) -> tuple[str, str]:
        if part.kind in LIMBS:
            return KINDS[part.kind], limb_of(self.program, part).title
        if part.kind is PartKind.CONCLUSION:
            return "", self.words.conclusions[part.id].title
        if part.kind is PartKind.RULE:
            return "", self.words.rules[part.id].title
        return KINDS[part.kind], ""

    def _title(self, part: Part) -> str:
        if part.kind is PartKind.SCOPE:
            return _("Does the {text} reach the system?", text=self.program.text.short)
        return self._name(part)[1]

    def _summary(self, main: Chart) -> str:
        ends = dict.fromkeys(
            row.goal.label for box in main.boxes for row in box.rows if isinstance(row.goal, Exit)
        )
        if main.always is not None:
            return _("No question decides it; it always ends the same: {end}.", end=main.always.label)
        told = ngettext(
            "{number} question, from top to bottom, with these ends: {ends}.",
            "{number} questions, from top to bottom, with these ends: {ends}.",
            len(main.boxes),
            ends=enumerate_words(list(ends), "and"),
        )
        return joined(" ", (told, _way(main))) if self.answers is not None else told


def _way(main: Chart) -> str:
    """Say where the answers lead."""
    reached: dict[str, dict[str, None]] = {"taken": {}, "open": {}}
    for box in main.boxes:
        for row in box.rows:
            if isinstance(row.goal, Exit) and row.mark in reached:
                reached[row.mark][row.goal.label] = None
    if reached["taken"]:
        last = next(
            box.label
            for box in main.boxes
            for row in box.rows
            if row.mark == "taken" and isinstance(row.goal, Exit)
        )
        end = next(iter(reached["taken"]))
        return _("The answers leave it at question {question}: {end}.", question=last, end=end)
    ends = enumerate_words(list(reached["open"]), "or")
    first = next(box.label for box in main.boxes for row in box.rows if row.mark == "open")
    return _("The answers leave it open from question {question} on: {ends}.", question=first, ends=ends)


def _fact(question: Question) -> str:
    return "" if isinstance(question.step, PartStep) else question.step.fact


def _grouped(names: Iterable[tuple[str, str]]) -> Iterator[str]:
    for kind, title in names:
        yield labelled(kind, title) if kind and title else kind or title
