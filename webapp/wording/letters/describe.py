"""From a verdict to the letter that gets what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from webapp.engine import STRICTNESS, DutyState, Program, Truth, Verdict
from webapp.engine.program import Atom, Both, Either, Negation
from webapp.model import Fact, FactType, Level
from webapp.wording.account import Account, open_account
from webapp.wording.citations import cite, day_in_words, version_in_words
from webapp.wording.describe import headline
from webapp.wording.duties import describe_duty
from webapp.wording.letters.letter import Entry, Kind, Letter, Line, Part
from webapp.wording.letters.phrases import DISCLAIMER, PHRASES, Phrases, request
from webapp.wording.levels import LEVELS
from webapp.wording.prospects import narrowed, ranked
from webapp.wording.questions import Waiting, describe_answers, describe_questions, open_questions
from webapp.wording.sentences import enumerate_words, sentence

MAKERS: Final = frozenset({"provider", "product_manufacturer"})
"""The roles that have the system in hand: they prepare, all others ask them."""

MOST_HANGING: Final = 4
MOST_OFFERED: Final = 8


@dataclass(frozen=True, slots=True)
class _Writer:
    """What every part of one letter needs."""

    account: Account
    phrases: Phrases
    kind: Kind


def describe_letter(program: Program, verdict: Verdict, *, today: date) -> Letter:
    """Write the letter for a verdict: questions to the vendor, or for a provider what to prepare."""
    verdict = narrowed(program, verdict)
    account = open_account(program, verdict, today=today)
    kind = kind_of_letter(verdict)
    writer = _Writer(account, PHRASES[kind], kind)
    phrases, text = writer.phrases, verdict.text
    waiting = {found.fact: found for found in open_questions(account)}
    order = [view.fact for view in ranked(describe_questions(account), program, verdict)]
    facts = [program.facts[name] for name in order]
    parts = (
        _questions(writer, [(fact, waiting[fact.id]) for fact in facts]),
        _evidence(writer),
        _clauses(writer, facts),
        _assumed(writer),
    )
    version = version_in_words(text)
    return Letter(
        kind=kind,
        day=today,
        title=phrases.title.format(text=text.short),
        opening=(
            phrases.greeting,
            phrases.opening.format(title=text.title, version=version),
            phrases.known.format(headline=headline(verdict)),
            _count(phrases, len(facts)),
        ),
        parts=tuple(part for part in parts if part.entries),
        closing=(*phrases.closing, day_in_words(today), DISCLAIMER),
        questions=len(facts),
    )


def kind_of_letter(verdict: Verdict) -> Kind:
    """Say which letter fits the reader's role: whoever makes the system prepares, others ask."""
    role = verdict.answers.get(verdict.text.role or "", frozenset())
    roles = role if isinstance(role, frozenset) else {role}
    return "prepare" if MAKERS & {str(one) for one in roles} else "ask"


def _count(phrases: Phrases, questions: int) -> str:
    if not questions:
        return phrases.nothing_asked
    count = "One question is" if questions == 1 else f"{questions} questions are"
    return phrases.asked.format(count=count)


def _questions(writer: _Writer, asked: Iterable[tuple[Fact, Waiting]]) -> Part:
    phrases = writer.phrases
    entries = []
    for fact, waiting in asked:
        lines = [
            Line(phrases.offered, _offered(fact)),
            Line(phrases.why, fact.why or ""),
            Line(phrases.hangs, _hanging(writer, waiting)),
            Line(phrases.answers_it, " ".join(_answering(writer, fact))),
        ]
        entries.append(Entry(fact.ask, tuple(line for line in lines if line.text)))
    return Part(phrases.questions, phrases.questions_intro, tuple(entries), numbered=True)


def _offered(fact: Fact) -> str:
    """Name the answers, so that the reader knows how exactly one is wanted."""
    if fact.type is FactType.NUMBER:
        return f"A number{f' of {fact.unit}' if fact.unit else ''}."
    if len(fact.options) > MOST_OFFERED:
        return ""
    labels = "; ".join(option.label for option in fact.options)
    several = "one or more of these, or none: " if fact.type is FactType.CHOICES else ""
    return f"{several[:1].upper()}{several[1:]}{labels}."


def _hanging(writer: _Writer, waiting: Waiting) -> str:
    """Say which findings hang on a question, with what they can still come to, and how many duties."""
    findings = {finding.rule.id: finding for finding in writer.account.verdict.findings}
    said = []
    for rule in waiting.rules[:MOST_HANGING]:
        finding = findings[rule]
        label = "; ".join(source.label for source in cite(finding.rule.sources)[:1])
        said.append(f"“{finding.rule.title}” ({label}): {_levels(finding.possible)}")
    if len(waiting.rules) > MOST_HANGING:
        said.append(_counted(len(waiting.rules) - MOST_HANGING, "more rule"))
    if waiting.duties:
        count = len(waiting.duties)
        said.append(f"{count} {'duty' if count == 1 else 'duties'}")
    return f"{'; '.join(said)}." if said else ""


def _levels(possible: frozenset[Level]) -> str:
    phrases = [LEVELS[level].phrase for level in reversed(STRICTNESS) if level in possible - {Level.NONE}]
    return enumerate_words([*phrases, *(["not affected"] if Level.NONE in possible else [])], "or")


def _answering(writer: _Writer, fact: Fact) -> Iterator[str]:
    """Yield what answers a question: how to find out by the tree, and the evidence of duties that show it."""
    yield request(writer.phrases, fact.find_out)
    program = writer.account.program
    for nodes in program.duties:
        if nodes.done is not None and nodes.duty.evidence and fact.id in _facts_below(program, nodes.done):
            line = _evidence_line(writer, nodes.duty.evidence)
            yield f"{line.label}: {line.text}" if line.label else line.text


def _facts_below(program: Program, place: int) -> frozenset[str]:
    """Return the facts that a node rests on."""
    node = program.nodes[place]
    match node:
        case Atom(test):
            return frozenset({test.fact})
        case Both(parts) | Either(parts):
            return frozenset().union(*(_facts_below(program, part) for part in parts))
        case Negation(part):
            return _facts_below(program, part)


def _evidence(writer: _Writer) -> Part:
    """List the duties whose evidence the reader of the letter has."""
    found = [
        state for state in writer.account.verdict.duties if state.duty.evidence and _is_theirs(writer, state)
    ]
    found.sort(key=lambda state: state.duty.applies_from or date.min)
    return Part(
        writer.phrases.evidence,
        writer.phrases.evidence_intro,
        tuple(_duty(writer, state) for state in found),
    )


def _is_theirs(writer: _Writer, state: DutyState) -> bool:
    """Say whether a duty is one of those who make the system, and holds or may hold."""
    if state.truth is Truth.FALSE:
        return False
    if writer.kind == "prepare":
        return state.yours is not Truth.FALSE
    return bool(MAKERS & set(state.duty.who))


def _duty(writer: _Writer, state: DutyState) -> Entry:
    view = describe_duty(writer.account, state)
    lines = (
        Line("", f"{view.condition} {view.timing.words}".strip()),
        _evidence_line(writer, view.evidence),
        Line("Source", "; ".join(source.label for source in view.sources)),
    )
    return Entry(view.do, tuple(line for line in lines if line.text))


def _evidence_line(writer: _Writer, evidence: str) -> Line:
    if evidence.startswith("Ask "):
        return Line("", request(writer.phrases, evidence))
    return Line(writer.phrases.evidence_line, evidence)


def _clauses(writer: _Writer, facts: Iterable[Fact]) -> Part:
    phrases = writer.phrases
    asked = [Entry(_clause(phrases, fact)) for fact in facts]
    standing = [Entry(clause) for clause in phrases.standing_clauses]
    return Part(phrases.clauses, phrases.clauses_intro, (*asked, *standing), numbered=True)


def _clause(phrases: Phrases, fact: Fact) -> str:
    """Ask for a statement in the facts' own words: whether something is so, or which of several things is."""
    if fact.type is FactType.YES_NO:
        what = f"whether {fact.option('yes').means}"
    elif fact.type is FactType.NUMBER:
        what = f"{fact.means or 'the number'}{f' in {fact.unit}' if fact.unit else ''}"
    elif fact.type is FactType.COUNTRY or len(fact.options) > MOST_OFFERED:
        what = f"the answer to “{fact.ask}”"
    else:
        which = (
            "which of these is the case"
            if fact.type is FactType.CHOICE
            else "which of these are the case, if any"
        )
        what = f"{which}: {'; '.join(option.means for option in fact.options)}"
    return sentence(phrases.clause.format(what=what) + ("," if ":" in what else "") + phrases.attached)


def _assumed(writer: _Writer) -> Part:
    answers = [view for view in describe_answers(writer.account) if not view.unsure]
    entries = tuple(Entry(view.ask, (Line("", view.answer),)) for view in answers)
    return Part(writer.phrases.assumed, writer.phrases.assumed_intro, entries)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
