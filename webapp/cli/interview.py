"""`fingerpost ask`: the interview in the terminal, one question after the other, with a way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from webapp import links
from webapp.answers import number_as_text, parse_value
from webapp.cli.answers import as_json, take_answers
from webapp.cli.assess import accept, show
from webapp.cli.console import Console, Style, UsageError
from webapp.cli.library import Shelved, find_text
from webapp.cli.options import Options
from webapp.engine import Verdict, assess
from webapp.model import NONE, UNSURE, Answers, Fact, FactType, Value

NONE_LABEL: Final = "None of these"
COMMANDS: Final = "u not sure, b back, ? more about this, q quit"
YES_AND_NO: Final = {"y": "yes", "n": "no"}


def run_ask(options: Options, console: Console) -> int:
    """Ask until nothing is left to ask or the reader quits; print the verdict, or where to go on."""
    shelved = find_text(options.text, options.trees, console)
    answers: Answers = {}
    if options.answers == "-":
        raise UsageError("Standard input is where the questions are answered; name a file to start from.")
    if options.answers is not None:
        given = take_answers(options.answers, shelved)
        if not accept(given, console):
            return 1
        answers = given.answers
    interview = Interview(shelved, console, answers)
    console.say(shelved.text.title, style=Style.BOLD)
    verdict = interview.run()
    console.line()
    if verdict is not None:
        show(shelved, verdict, options, console)
    _show_way_back(shelved, interview.answers, console)
    return 0


class Interview:
    """The answers so far, and the way by which they came."""

    def __init__(self, shelved: Shelved, console: Console, answers: Answers) -> None:
        self.shelved = shelved
        self.console = console
        self.answers: Answers = answers
        self.before: list[Answers] = []

    def run(self) -> Verdict | None:
        """Ask every question that comes. Returns the verdict, None when the reader quit."""
        while (verdict := assess(self.shelved.program, self.answers)).next_fact is not None:
            if not self._ask(verdict.next_fact):
                return None
        return verdict

    def _ask(self, fact: Fact) -> bool:
        """Ask one question until there is an answer or the reader goes back; say whether to go on."""
        question = Question(fact)
        self._show(question)
        while (given := self.console.ask(f"{question.prompt} ({COMMANDS}): ")) not in (None, "q"):
            if given == "?":
                self._explain(fact)
            elif given == "b" and not self.before:
                self.console.say("This is the first question.")
            elif given == "b":
                self.answers = self.before.pop()
                return True
            else:
                value = question.read(given or "")
                if value is not None:
                    self.before.append(self.answers)
                    self.answers = {**self.answers, fact.id: value}
                    return True
                self.console.say(f"“{given}” is not an answer here.")
        return False

    def _show(self, question: Question) -> None:
        fact = question.fact
        group = f" · {fact.group}" if fact.group else ""
        self.console.line()
        self.console.line(f"Question {len(self.answers) + 1}{group}", Style.FAINT)
        self.console.say(fact.ask, style=Style.BOLD)
        self.console.say(fact.hint or "", indent="  ", style=Style.FAINT)
        width = max((len(key) for key in question.keys), default=0)
        for key, value in question.keys.items():
            self.console.say(question.label(value), bullet=f"  {key:>{width}}  ")

    def _explain(self, fact: Fact) -> None:
        """Tell why this is asked, what the options mean, where it stands in the law, and how to find out."""
        console = self.console
        console.say(f"Why we ask: {fact.why}" if fact.why else "")
        for option in fact.options:
            for words in (option.hint, option.contested, option.to_verify):
                console.say(words or "", bullet=f"{option.label}: ")
        console.say(f"If you do not know: {fact.find_out}")
        for source in fact.sources:
            console.say(f"Source: {source.cite} {source.document.short}: {source.url}", style=Style.FAINT)


@dataclass(frozen=True, slots=True)
class Question:
    """One fact as the terminal asks it."""

    fact: Fact

    @property
    def keys(self) -> dict[str, str]:
        """What to type for each value: a number, for countries the code."""
        values = [option.value for option in self.fact.options]
        if self.fact.type is FactType.COUNTRY:
            return {value: value for value in values}
        if self.fact.type is FactType.CHOICES:
            values.append(NONE)
        return {str(number): value for number, value in enumerate(values, start=1)}

    @property
    def prompt(self) -> str:
        """What can be typed."""
        match self.fact.type:
            case FactType.NUMBER:
                return self._number_prompt()
            case FactType.COUNTRY:
                return "Type a code"
            case FactType.CHOICES:
                return f"Type one or more numbers from 1 to {len(self.keys)}, with spaces between"
            case _:
                return f"Type a number from 1 to {len(self.keys)}"

    def label(self, value: str) -> str:
        """Return the words of a value."""
        return NONE_LABEL if value == NONE else self.fact.option(value).label

    def read(self, given: str) -> Value | None:
        """Return the value that was typed: by its key, itself, or its label. None when it is not one."""
        if given.casefold() in {"u", UNSURE}:
            return UNSURE
        if self.fact.type is FactType.NUMBER:
            return parse_value(self.fact, [given])
        whole = self._value(given)
        if whole is not None or self.fact.type is not FactType.CHOICES:
            return parse_value(self.fact, [] if whole is None else [whole])
        parts = [self._value(part) for part in given.replace(",", " ").split()]
        return parse_value(self.fact, [part for part in parts if part is not None]) if all(parts) else None

    def _value(self, given: str) -> str | None:
        wanted = given.casefold()
        for key, value in self.keys.items():
            if wanted in {key.casefold(), value.casefold(), self.label(value).casefold()}:
                return value
        return YES_AND_NO.get(wanted) if self.fact.type is FactType.YES_NO else None

    def _number_prompt(self) -> str:
        words = [f"Type a number{f' of {self.fact.unit}' if self.fact.unit else ''}"]
        if self.fact.minimum is not None:
            words.append(f"from {number_as_text(self.fact.minimum)}")
        if self.fact.maximum is not None:
            words.append(f"to {number_as_text(self.fact.maximum)}")
        return " ".join(words)


def _show_way_back(shelved: Shelved, answers: Answers, console: Console) -> None:
    """Print what brings these answers back: their address, and the answers themselves."""
    console.line()
    console.line("These answers as an address, and as a file for `fingerpost ask`, `assess` and `report`:")
    console.line(links.address(shelved.text, answers))
    console.line(as_json(shelved, answers))
