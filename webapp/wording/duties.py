"""Duties and notes in words: who must do what from when, and what the reader should know besides."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from webapp.engine import DutyState, NoteState, Truth
from webapp.language import N_, _
from webapp.model import Duty
from webapp.wording.account import Account, role_test
from webapp.wording.citations import cite, doubt, timing
from webapp.wording.grammar import Said, chain, sentence
from webapp.wording.levels import TOPICS
from webapp.wording.view import Done, DutiesView, DutyView, NoteView, TopicView

DASH: Final = re.compile(r" [-\u2013\u2014] ")
DONE: Final[dict[Truth, Done]] = {Truth.TRUE: "met", Truth.UNKNOWN: "open", Truth.FALSE: "missed"}
DONE_LABELS: Final = Said(
    {
        "met": N_("Met, by your answers"),
        "missed": N_("Not met, by your answers"),
        "open": N_("Not shown by your answers"),
    }
)


def describe_duties(account: Account) -> DutiesView:
    """Tell the duties that hold or may hold, by whom they fall on, each group by date."""

    def pick(wanted: Callable[[DutyState], bool]) -> tuple[DutyView, ...]:
        held = [state for state in account.verdict.duties if state.truth is not Truth.FALSE]
        found = sorted(filter(wanted, held), key=lambda state: state.duty.applies_from or date.min)
        return tuple(describe_duty(account, state) for state in found)

    return DutiesView(
        yours=pick(lambda state: state.yours is Truth.TRUE),
        others=pick(lambda state: state.yours is Truth.FALSE),
        unclear=pick(lambda state: state.yours is Truth.UNKNOWN),
    )


def is_unclear(state: DutyState) -> bool:
    """Say whether it is open that a duty holds, or that it falls on the reader."""
    return state.truth is Truth.UNKNOWN or (state.truth is Truth.TRUE and state.yours is Truth.UNKNOWN)


def describe_topics(account: Account) -> tuple[TopicView, ...]:
    """Tell the notes that belong to the verdict or may belong to it, by topic."""
    notes = [state for state in account.verdict.notes if state.truth is not Truth.FALSE]
    topics = []
    for topic, title in TOPICS.items():
        found = tuple(_describe_note(account, state) for state in notes if state.note.topic is topic)
        if found:
            topics.append(TopicView(topic, title, found))
    return tuple(topics)


def roles_in_words(account: Account, duty: Duty) -> tuple[str, ...]:
    """Name the roles of a duty as the question about roles does, without what it says after a dash."""
    role = account.program.facts.get(account.program.text.role or "")
    options = role.options if role is not None else ()
    labels = {option.value: DASH.split(option.label)[0] for option in options}
    return tuple(labels.get(who, who) for who in duty.who)


def describe_duty(account: Account, state: DutyState) -> DutyView:
    """Tell one duty."""
    duty = state.duty
    done = None if state.done is None else DONE[state.done]
    return DutyView(
        duty=duty.id,
        who=roles_in_words(account, duty),
        do=duty.do,
        timing=timing(duty.applies_from, None, today=account.today),
        evidence=duty.evidence or "",
        done=done,
        done_label="" if done is None else DONE_LABELS[done],
        condition=_condition(account, state) if is_unclear(state) else "",
        sources=cite(duty.sources),
        doubts=doubt(duty.do, duty.doubt, duty.sources),
    )


def _condition(account: Account, state: DutyState) -> str:
    """Say on what an open duty hangs."""
    clauses = [
        clause
        for condition in (state.duty.when, role_test(account, state.duty.who))
        if (clause := account.reasons.open_clause(condition))
    ]
    if not clauses:
        return sentence(_("If this text reaches the system at all"))
    return sentence(_("If {clause}", clause=chain(clauses, "and")))


def _describe_note(account: Account, state: NoteState) -> NoteView:
    note = state.note
    clause = account.reasons.open_clause(note.when)
    return NoteView(
        note=note.id,
        say=note.say,
        condition=sentence(_("If {clause}", clause=clause)) if clause else "",
        sources=cite(note.sources),
        doubts=doubt(TOPICS[note.topic], note.doubt, note.sources),
    )
