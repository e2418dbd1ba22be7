"""From a verdict to the letter that gets what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from webapp.engine import STRICTNESS, DutyState, Program, Truth, Verdict
from webapp.engine.program import Atom, Both, Either, Negation
from webapp.language import _, filled, joined, ngettext
from webapp.model import Duty, Fact, FactType, Level
from webapp.wording.account import Account, open_account
from webapp.wording.citations import cite, version_in_words
from webapp.wording.describe import headline
from webapp.wording.duties import describe_duty
from webapp.wording.grammar import (
    day_in_words,
    enumerate_words,
    itemise,
    labelled,
    lowered,
    many_of,
    sentence,
)
from webapp.wording.letters.letter import Entry, Kind, Letter, Line, Part
from webapp.wording.letters.phrases import (
    DISCLAIMER,
    OWN_INTRO,
    OWN_TITLE,
    USERS_KNOW,
    Phrases,
    is_request,
    phrases_of,
    request,
)
from webapp.wording.levels import LEVELS
from webapp.wording.prospects import narrowed, ranked
from webapp.wording.questions import Waiting, describe_answers, describe_questions, open_questions
from webapp.wording.view import DutyView

MAKERS: Final = frozenset({"provider", "product_manufacturer"})
"""The roles that have the system in hand: they prepare, all others ask them."""

MOST_HANGING: Final = 3


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
    writer = _Writer(account, phrases_of(kind), kind)
    phrases, text = writer.phrases, verdict.text
    waiting = {found.fact: found for found in open_questions(account)}
    order = [view.fact for view in ranked(describe_questions(account), program, verdict)]
    every = [program.facts[name] for name in order]
    facts = [fact for fact in every if kind == "prepare" or not fact.known_to_user]
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
        title=filled(phrases.title, text=text.short),
        opening=(
            phrases.greeting,
            filled(phrases.opening, title=text.title, version=version),
            filled(phrases.known, headline=headline(verdict)),
            _count(phrases, len(facts)),
        ),
        parts=tuple(part for part in parts if part.entries),
        closing=(*phrases.closing, day_in_words(today), _(DISCLAIMER)),
        questions=len(facts),
        own=_own([fact for fact in every if fact not in facts]),
    )


def kind_of_letter(verdict: Verdict) -> Kind:
    """Say which letter fits the reader's role: whoever makes the system prepares, others ask."""
    role = verdict.answers.get(verdict.text.role or "", frozenset())
    roles = role if isinstance(role, frozenset) else {role}
    return "prepare" if MAKERS & {str(one) for one in roles} else "ask"


def _count(phrases: Phrases, questions: int) -> str:
    if not questions:
        return phrases.nothing_asked
    counted = ngettext(
        "One question is without a definite answer.",
        "{number} questions are without a definite answer.",
        questions,
    )
    return filled(phrases.asked, questions=counted)


def _questions(writer: _Writer, asked: Iterable[tuple[Fact, Waiting]]) -> Part:
    phrases = writer.phrases
    entries = []
    for fact, waiting in asked:
        lines = [
            Line(phrases.offered, _offered(fact)),
            Line(phrases.why, fact.why or ""),
            Line(phrases.hangs, _hanging(writer, waiting)),
            Line(phrases.answers_it, joined(" ", _answering(writer, fact))),
        ]
        entries.append(Entry(fact.ask, tuple(line for line in lines if line.text)))
    return Part(phrases.questions, phrases.questions_intro, tuple(entries), numbered=True)


def _own(facts: list[Fact]) -> Part | None:
    """List the questions that no vendor can answer, each with how to find out."""
    entries = tuple(Entry(fact.ask, (Line("", fact.find_out),)) for fact in facts)
    return Part(_(OWN_TITLE), _(OWN_INTRO), entries) if entries else None


def _offered(fact: Fact) -> str:
    """Name the answers, so that the reader knows how exactly one is wanted."""
    if fact.type is FactType.NUMBER:
        return _("A number of {unit}.", unit=many_of(fact.unit)) if fact.unit else _("A number.")
    if fact.type is FactType.COUNTRY:
        return _("A country.")
    labels = itemise(option.label for option in fact.options)
    if fact.type is FactType.CHOICES:
        return _("One or more of these, or none: {answers}.", answers=labels)
    return labels + "."


def _hanging(writer: _Writer, waiting: Waiting) -> str:
    """Say which findings hang on a question, alike ones together, and how many duties."""
    findings = {finding.rule.id: finding for finding in writer.account.verdict.findings}
    alike: dict[frozenset[Level], list[str]] = {}
    for rule in waiting.rules:
        label = joined("; ", (source.label for source in cite(findings[rule].rule.sources)[:1]))
        named = _("“{title}” ({source})", title=findings[rule].rule.title, source=label)
        alike.setdefault(findings[rule].possible, []).append(named)
    said = [labelled(_named(rules), _levels(possible)) for possible, rules in alike.items()]
    if waiting.duties:
        said.append(ngettext("{number} duty", "{number} duties", len(waiting.duties)))
    return itemise(said) + "." if said else ""


def _named(rules: list[str]) -> str:
    more = len(rules) - MOST_HANGING
    if more <= 1:
        return enumerate_words(rules, "and")
    return ngettext(
        "{rules} and {number} more rule",
        "{rules} and {number} more rules",
        more,
        rules=joined(", ", rules[:MOST_HANGING]),
    )


def _levels(possible: frozenset[Level]) -> str:
    phrases = [LEVELS[level].phrase for level in reversed(STRICTNESS) if level in possible - {Level.NONE}]
    return enumerate_words([*phrases, *([_("not affected")] if Level.NONE in possible else [])], "or")


def _answering(writer: _Writer, fact: Fact) -> Iterator[str]:
    """Yield what answers a question: how to find out by the tree, and the evidence of duties that show it."""
    if writer.kind == "prepare" and fact.known_to_user:
        yield _(USERS_KNOW, what=fact.find_out)
    else:
        yield request(writer.phrases, fact.find_out)
    program = writer.account.program
    for nodes in program.duties:
        if nodes.done is None or not nodes.duty.evidence or not _is_to_be_had(writer, nodes.duty):
            continue
        if fact.id in _facts_below(program, nodes.done):
            yield _evidence_wanted(writer, nodes.duty.evidence)


def _is_to_be_had(writer: _Writer, duty: Duty) -> bool:
    """Say whether the evidence of a duty is with the reader of the letter, or can be asked of them."""
    evidence = duty.evidence or ""
    return writer.kind == "prepare" or bool(MAKERS & set(duty.who)) or is_request(evidence)


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
    bundles: dict[str, list[Line]] = {}
    for state in found:
        view = describe_duty(writer.account, state)
        bundles.setdefault(_since_when(view), []).append(_duty(writer, view))
    return Part(
        writer.phrases.evidence,
        writer.phrases.evidence_intro,
        tuple(Entry(when, tuple(lines)) for when, lines in bundles.items()),
    )


def _is_theirs(writer: _Writer, state: DutyState) -> bool:
    """Say whether a duty is one of those who make the system, and holds or may hold."""
    if state.truth is Truth.FALSE:
        return False
    if writer.kind == "prepare":
        return state.yours is not Truth.FALSE
    return bool(MAKERS & set(state.duty.who))


def _since_when(view: DutyView) -> str:
    """Say from when a duty applies and on what that hangs: what many duties have in common."""
    when = view.timing.words.removesuffix(".") or _("Applies")
    if not view.condition:
        return f"{when}."
    return _("{when}, {condition}", when=when, condition=lowered(view.condition))


def _duty(writer: _Writer, view: DutyView) -> Line:
    label = itemise(source.label for source in view.sources)
    return Line(label, joined(" ", (view.do, _evidence_wanted(writer, view.evidence))))


def _evidence_wanted(writer: _Writer, evidence: str) -> str:
    if is_request(evidence):
        return request(writer.phrases, evidence)
    return labelled(writer.phrases.evidence_line, evidence)


def _clauses(writer: _Writer, facts: Iterable[Fact]) -> Part:
    phrases = writer.phrases
    asked = [Entry(_clause(phrases, fact)) for fact in facts if not fact.known_to_user]
    standing = [Entry(clause) for clause in phrases.standing_clauses]
    return Part(phrases.clauses, phrases.clauses_intro, (*asked, *standing), numbered=True)


def _clause(phrases: Phrases, fact: Fact) -> str:
    """Ask for a statement in the facts' own words: whether something is so, or which of several things is."""
    if fact.type is FactType.YES_NO:
        what = _("whether {clause}", clause=fact.option("yes").means)
    elif fact.type is FactType.NUMBER:
        what = fact.means or _("the number")
        if fact.unit:
            what = _("{number} in {unit}", number=what, unit=many_of(fact.unit))
    elif fact.type is FactType.COUNTRY:
        what = _("the answer to “{question}”", question=fact.ask)
    else:
        clauses = itemise(option.means for option in fact.options)
        if fact.type is FactType.CHOICE:
            what = _("which of these is the case: {clauses}", clauses=clauses)
        else:
            what = _("which of these are the case, if any: {clauses}", clauses=clauses)
    clause = phrases.clause_of_list if ":" in what else phrases.clause
    return sentence(filled(clause, what=what))


def _assumed(writer: _Writer) -> Part:
    answers = [view for view in describe_answers(writer.account) if not view.unsure]
    entries = tuple(Entry(view.ask, (Line("", view.answer),)) for view in answers)
    return Part(writer.phrases.assumed, writer.phrases.assumed_intro, entries)
