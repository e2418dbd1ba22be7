"""From a comparison to its view: what each text says of each subject, and where and why texts part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from webapp.engine import STRICTNESS, Finding, Program, Truth
from webapp.engine.comparison import Cell, Comparison, Ground, Row
from webapp.language import N_, _, joined
from webapp.model import Level, State, Text
from webapp.wording.account import Account, because, describe_limb, open_account, shown_doubts
from webapp.wording.citations import cite, version_in_words
from webapp.wording.comparison_view import (
    CellView,
    ColumnView,
    ComparisonView,
    MarkView,
    OtherView,
    PartView,
    RowView,
    SharedDoubtView,
)
from webapp.wording.describe import DISCLAIMER, KINDS, headline
from webapp.wording.document import flat
from webapp.wording.grammar import itemise
from webapp.wording.levels import LEVELS, describe_range
from webapp.wording.nearness import Stand
from webapp.wording.parting import (
    NO_EXCEPTION,
    NO_POSITION,
    describe_parting,
    down_to_the_ground,
    titles,
)
from webapp.wording.questions import describe_answers, describe_ignored
from webapp.wording.view import AnswerView, DoubtView

OPEN: Final = MarkView(N_("Still open"), "question", "unsettled")
NO_RULE: Final = MarkView(N_("No rule on this"), "bar", "silent")
NOT_APPLYING: Final = MarkView(N_("Does not apply"), "ring", "none")
LIFTED: Final = MarkView(N_("Lifted by an exception"), "ring", "none")

Accounts: TypeAlias = Mapping[str, Account]
"""The verdicts to be told, by the keys of their texts."""


def describe_comparison(
    programs: Mapping[str, Program], comparison: Comparison, *, today: date
) -> ComparisonView:
    """Put a comparison into words. `programs`: those of its texts, by the texts' keys."""
    accounts = {
        verdict.text.key: open_account(programs[verdict.text.key], verdict, today=today)
        for verdict in comparison.verdicts
    }
    columns = _columns(comparison)
    described = [_describe_row(row, columns, accounts) for row in comparison.rows]
    rows = tuple(row for row in described if not row.quiet)
    ignored = {fact.id for fact in comparison.ignored}
    return ComparisonView(
        today=today,
        columns=columns,
        lead=_lead(columns, comparison),
        differs=comparison.whole.differs,
        rows=rows,
        quiet=tuple(row for row in described if row.quiet),
        doubts=_shared(rows),
        answers=_answers(comparison, ignored, map(describe_answers, accounts.values())),
        ignored=tuple(
            answer
            for answer in _answers(comparison, set(), map(describe_ignored, accounts.values()))
            if answer.fact in ignored
        ),
        open=comparison.next_fact is not None,
        disclaimer=_(DISCLAIMER),
    )


def names_of(texts: Sequence[Text]) -> tuple[str, ...]:
    """Name texts in few words: by what they are called in short, with their date where that is not enough."""
    often = Counter(text.short for text in texts)
    return tuple(
        text.short if often[text.short] == 1 else joined(", ", (text.short, version_in_words(text)))
        for text in texts
    )


def level_mark(level: Level) -> MarkView:
    """Return a level's own mark."""
    words = LEVELS[level]
    return MarkView(words.english_label, words.symbol, level.value)


def _columns(comparison: Comparison) -> tuple[ColumnView, ...]:
    names = names_of(comparison.selection.texts)
    return tuple(
        ColumnView(
            number=number,
            text=cell.verdict.text,
            name=name,
            version=version_in_words(cell.verdict.text),
            kind=KINDS[cell.verdict.text.status],
            source=cite((cell.verdict.text.source,))[0],
            mark=OPEN if cell.level is None else level_mark(cell.level),
            headline=headline(cell.verdict),
        )
        for number, (cell, name) in enumerate(zip(comparison.whole.cells, names, strict=True), start=1)
    )


def _lead(columns: Sequence[ColumnView], comparison: Comparison) -> tuple[PartView, ...]:
    """Say which texts come to which result, the strictest first and what is open last."""
    strictness = {
        column.number: -1 if cell.level is None else STRICTNESS.index(cell.level)
        for column, cell in zip(columns, comparison.whole.cells, strict=True)
    }
    ordered = sorted(columns, key=lambda column: -strictness[column.number])
    found: dict[MarkView, list[str]] = {}
    for column in ordered:
        found.setdefault(column.mark, []).append(column.name)
    return tuple(PartView(tuple(names), mark, ()) for mark, names in found.items())


def _shared(rows: Iterable[RowView]) -> tuple[SharedDoubtView, ...]:
    """Keep each doubt once, however many texts and subjects it touches."""
    found: dict[str, tuple[DoubtView, dict[str, None]]] = {}
    for cell in (cell for row in rows for cell in row.cells):
        for doubt in cell.doubts:
            found.setdefault(doubt.text, (doubt, {}))[1][cell.column.name] = None
    return tuple(SharedDoubtView(tuple(names), doubt) for doubt, names in found.values())


def _answers(
    comparison: Comparison, without: set[str], told: Iterable[Iterable[AnswerView]]
) -> tuple[AnswerView, ...]:
    """Tell each answer once, however many texts use it, in the order of asking."""
    found = {answer.fact: answer for answers in told for answer in answers}
    return tuple(
        found[fact.id] for fact in comparison.selection.facts if fact.id in found and fact.id not in without
    )


def _describe_row(row: Row, columns: Sequence[ColumnView], accounts: Accounts) -> RowView:
    cells = tuple(
        _describe_cell(accounts[cell.verdict.text.key], cell, column)
        for cell, column in zip(row.cells, columns, strict=True)
    )
    stands = [
        Stand(accounts[cell.verdict.text.key], cell, view.column.name, view.mark)
        for cell, view in zip(row.cells, cells, strict=True)
    ]
    return RowView(
        id=row.id,
        title=row.title,
        about=row.subject.about if row.subject else "",
        differs=row.differs,
        cells=cells,
        parts=describe_parting(stands) if row.differs else (),
    )


def _describe_cell(account: Account, cell: Cell, column: ColumnView) -> CellView:
    deciding = cell.deciding
    return CellView(
        column=column,
        state=cell.state,
        ground=cell.ground,
        level=LEVELS[cell.level] if cell.level else None,
        possible=tuple(LEVELS[level] for level in STRICTNESS if level in cell.possible),
        mark=_mark(cell),
        rule=deciding.rule.id if deciding else "",
        title=deciding.rule.title if deciding else "",
        sources=cite(deciding.rule.sources) if deciding else (),
        reason=_reason(account, cell),
        because=tuple(flat(because(account, deciding))) if deciding else (),
        missing=tuple(state.limb.title for state in deciding.missing) if deciding else (),
        others=tuple(
            OtherView(other.rule.id, other.rule.title, other.state, _state_mark(other.state, other.level))
            for other in cell.others
        ),
        doubts=_doubts(account, cell),
    )


def _mark(cell: Cell) -> MarkView:
    if cell.ground is Ground.NO_RULE:
        return NO_RULE
    if cell.ground is Ground.DISPLACED:
        return level_mark(Level.OUTSIDE)
    return _state_mark(State.UNKNOWN if cell.level is None else cell.state, cell.level)


def _state_mark(state: State, level: Level | None) -> MarkView:
    if state is State.DOES_NOT_APPLY:
        return NOT_APPLYING
    if level is None:
        return OPEN
    return LIFTED if state is State.EXCEPTED and level is Level.NONE else level_mark(level)


def _reason(account: Account, cell: Cell) -> str:
    """Say in one short sentence why the deciding rule stands as it does."""
    finding = cell.deciding
    if finding is None:
        return ""
    match cell.ground:
        case Ground.DISPLACED:
            return _("“{rule}” takes the system out of this text.", rule=finding.rule.title)
        case Ground.OPEN:
            asked = account.reasons.open_facts(finding.rule.when)
            if not asked:
                return describe_range(cell.possible)
            return _(
                "{levels} It hangs on: {question}",
                levels=describe_range(cell.possible),
                question=account.program.facts[asked[0]].ask,
            )
        case Ground.UNCONDITIONAL if finding.rule.finding in NO_POSITION:
            return finding.rule.about
        case Ground.UNCONDITIONAL if finding.rule.finding is Level.PROHIBITED:
            return _(NO_EXCEPTION)
        case Ground.NO_EXCEPTION_FITS if finding.rule.finding is Level.PROHIBITED:
            return _("No exception fits.")
        case Ground.SAFEGUARDS_MISSING:
            missing = itemise(state.limb.title for state in finding.missing)
            return _("Not shown: {missing}.", missing=missing)
        case Ground.LIFTED:
            return _("By the exception {titles}.", titles=titles(finding.exceptions))
        case Ground.CARVED_OUT:
            return _("Left out by {titles}.", titles=titles(finding.unless))
        case _:
            return _first_reason(account, finding)


def _first_reason(account: Account, finding: Finding) -> str:
    """Return why a rule applies, or what in the end keeps it from applying."""
    views = because(account, finding)
    if finding.state is State.DOES_NOT_APPLY:
        return next((view.text for view in down_to_the_ground(views)), views[0].text)
    role = account.program.text.role
    return next((view.text for view in views if view.facts != (role,)), views[0].text)


def _doubts(account: Account, cell: Cell) -> tuple[DoubtView, ...]:
    """Return what is contested or unchecked about what decided the cell."""
    finding = cell.deciding
    if finding is None:
        return ()
    telling = finding.missing if finding.state is State.APPLIES else finding.exceptions
    limbs = [state for state in telling if finding.state is State.APPLIES or state.truth is Truth.TRUE]
    doubts = [view for state in limbs for view in describe_limb(account, state).doubts]
    return tuple(dict.fromkeys((*shown_doubts(account, finding), *doubts)))
