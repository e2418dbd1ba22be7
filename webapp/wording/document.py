"""A verdict as JSON: the document that the pages, the command line and the report's attachment share.

Its shape is described by `docs/verdict.schema.json` and does not depend on the day of reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from webapp.engine import DutyState, Finding, Program, Truth, Verdict
from webapp.language import N_, _
from webapp.model import Fact, State
from webapp.wording.account import Account, because, describe_limb, open_account, shown_doubts
from webapp.wording.citations import cite
from webapp.wording.duties import DONE, is_unclear
from webapp.wording.prospect_document import forced_rules, prospect_document
from webapp.wording.questions import open_questions
from webapp.wording.values import plain_answers
from webapp.wording.view import DoubtView, LimbView, ReasonView, SourceView, Stance

Json: TypeAlias = dict[str, Any]

SCHEMA: Final = 1
"""The version of the document's shape; it rises when a reader of the old shape could go wrong."""

TOLD: Final[dict[Stance, str]] = {
    "held": N_("Exception “{title}” holds: {because}"),
    "failed": N_("Exception “{title}” does not hold: {because}"),
    "open": N_("Exception “{title}” is still open: {because}"),
}


def verdict_document(program: Program, verdict: Verdict) -> Json:
    """Write a verdict as a JSON document: plain values only, in an order that never changes."""
    account = open_account(program, verdict, today=verdict.text.version)
    forced = forced_rules(program, verdict)
    return {
        "schema": SCHEMA,
        "text": verdict.text.key,
        "tree": verdict.text.digest,
        "status": verdict.status,
        "level": verdict.level.value,
        "possible_levels": [level.value for level in verdict.possible_levels],
        "next": None if verdict.next_fact is None else question_as_json(verdict.next_fact),
        "findings": [
            {**_finding(account, finding), "forced_by": forced.get(finding.rule.id)}
            for finding in verdict.findings
        ],
        "duties": [_duty(state) for state in verdict.duties if state.truth is not Truth.FALSE],
        "ignored": [fact.id for fact in verdict.ignored],
        "find_out": _find_out(account),
        "answers": answers_as_json(program, verdict),
        **prospect_document(program, verdict),
    }


def document_bytes(document: Json) -> bytes:
    """Serialise a document: the same verdict always gives the same bytes."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def answers_as_json(program: Program, verdict: Verdict) -> Json:
    """Write the answers in tree order, as the command line reads them."""
    return plain_answers(program.text.facts, verdict.answers)


def flat(reasons: Iterable[ReasonView]) -> list[str]:
    """Return the sentences of reasons one after the other, each once, a conclusion before its own reasons."""
    found: dict[str, None] = {}
    for reason in reasons:
        found[reason.text] = None
        found.update(dict.fromkeys(flat(reason.parts)))
    return list(found)


def question_as_json(fact: Fact) -> Json:
    """Write a question with the answers that it offers."""
    return {
        "fact": fact.id,
        "ask": fact.ask,
        "type": fact.type.value,
        "options": [{"value": option.value, "label": option.label} for option in fact.options],
    }


def _finding(account: Account, finding: Finding) -> Json:
    limbs = _telling_limbs(account, finding)
    missing = (
        []
        if finding.state is State.EXCEPTED
        else [describe_limb(account, state) for state in finding.missing]
    )
    doubts = [*shown_doubts(account, finding), *(view for limb in (*limbs, *missing) for view in limb.doubts)]
    return {
        "rule": finding.rule.id,
        "state": finding.state.value,
        "level": None if finding.level is None else finding.level.value,
        "source": source_as_json(cite(finding.rule.sources)),
        "applies_from": _day(finding.rule.applies_from),
        "because": [*flat(because(account, finding)), *map(_told, limbs)],
        "missing": [_missing(limb) for limb in missing],
        "contested": doubts_as_text(doubts, "contested"),
        "to_verify": doubts_as_text(doubts, "to-verify"),
    }


def _telling_limbs(account: Account, finding: Finding) -> list[LimbView]:
    """Return the exceptions that were tried; of a rule that is lifted, those that lift it."""
    if finding.state is State.DOES_NOT_APPLY:
        return []
    lifted = finding.state is State.EXCEPTED
    states = [state for state in finding.exceptions if not lifted or state.truth is Truth.TRUE]
    return [describe_limb(account, state) for state in states]


def _told(limb: LimbView) -> str:
    return _(TOLD[limb.stance], title=limb.title, because=" ".join(flat(limb.because)))


def _missing(limb: LimbView) -> Json:
    return {
        "name": limb.name,
        "title": limb.title,
        "source": source_as_json(limb.sources),
        "because": flat(limb.because),
        "facts": list(limb.facts),
    }


def _duty(state: DutyState) -> Json:
    duty = state.duty
    return {
        "id": duty.id,
        "state": "unknown" if is_unclear(state) else "applies",
        "who": list(duty.who),
        "do": duty.do,
        "from": _day(duty.applies_from),
        "source": source_as_json(cite(duty.sources)),
        "evidence": duty.evidence,
        "done": None if state.done is None else DONE[state.done],
    }


def _find_out(account: Account) -> list[Json]:
    facts = account.program.facts
    return [
        {
            "fact": waiting.fact,
            "ask": facts[waiting.fact].ask,
            "find_out": facts[waiting.fact].find_out,
            "rules": waiting.rules,
            "duties": waiting.duties,
        }
        for waiting in open_questions(account)
    ]


def source_as_json(sources: tuple[SourceView, ...]) -> Json | None:
    """Write the first of some citations."""
    return {"cite": sources[0].label, "url": sources[0].url} if sources else None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def doubts_as_text(doubts: Iterable[DoubtView], kind: Literal["contested", "to-verify"]) -> str | None:
    """Write the doubts of one kind one after the other, each once."""
    return " ".join(dict.fromkeys(view.text for view in doubts if view.kind == kind)) or None
