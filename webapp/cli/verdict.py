"""A verdict in words on the terminal, in the order of the page. It adds layout and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from webapp.cli.console import Console, Style
from webapp.cli.prospect import show_change, show_forced, show_outcomes, show_outlook
from webapp.model import Level
from webapp.wording.view import (
    AnswerView,
    DoubtView,
    DutyView,
    FindingView,
    LimbView,
    QuestionView,
    ReasonView,
    SourceView,
    Stance,
    VerdictView,
)

STYLES: Final = {
    Level.PROHIBITED: Style.RED,
    Level.CONDITIONAL: Style.YELLOW,
    Level.HIGH_RISK: Style.YELLOW,
    Level.NONE: Style.GREEN,
    Level.OUTSIDE: Style.GREEN,
}
STANCES: Final[dict[Stance, str]] = {"held": "holds", "failed": "does not hold", "open": "open"}


def show_verdict(view: VerdictView, console: Console) -> None:
    """Print the whole verdict."""
    _show_result(view, console)
    _show_findings("Findings", view.findings, view, console)
    _show_findings("Still open", view.open_findings, view, console)
    _show_questions(view.questions, console)
    for title, duties in (
        ("Your duties", view.duties.yours),
        ("Duties of others", view.duties.others),
        ("Duties that are still open", view.duties.unclear),
    ):
        _show_duties(title, duties, console)
    _show_change(view, console)
    _show_topics(view, console)
    _show_asides(view, console)
    _show_answers("Answers", view.answers, console)
    _show_answers("Answers that play no part", view.ignored, console)
    console.line()
    console.say(view.text.as_of)
    console.say(view.disclaimer)


def _show_result(view: VerdictView, console: Console) -> None:
    console.say(f"{view.text.title} ({view.text.key})", style=Style.FAINT)
    console.line()
    if view.settled:
        console.say(view.level.label.upper(), style=STYLES.get(view.level.level, Style.BOLD))
    else:
        console.say("NOT SETTLED YET", style=Style.BOLD)
    console.say(view.headline)
    if view.settled:
        console.say(view.level.meaning)
    console.say(view.status)
    show_forced(view.prospect.forced, console)
    show_outlook(view.prospect.outlook, console)


def _title(title: str, console: Console) -> None:
    console.line()
    console.line(title, Style.BOLD)
    console.line("-" * len(title), Style.FAINT)


def _show_findings(title: str, findings: Sequence[FindingView], view: VerdictView, console: Console) -> None:
    if not findings:
        return
    _title(title, console)
    for finding in findings:
        console.say(finding.title, bullet="* ", style=Style.BOLD)
        console.say(finding.headline, indent="  ")
        forced = view.prospect.forced_rules.get(finding.rule)
        if forced != view.prospect.forced:
            show_forced(forced, console, "  ")
        _show_reasons(finding.because, console, "  ")
        _show_limbs("Carve-outs tried", finding.carve_outs, console)
        _show_limbs("Exceptions tried", finding.exceptions, console)
        _show_limbs("Missing", finding.missing, console)
        _show_limbs("Safeguards that are there", finding.safeguards, console)
        _show_doubts(finding.doubts, console, "  ")
        console.say(finding.timing.words, indent="  ")
        _show_sources(finding.sources, console, "  ")


def _show_reasons(reasons: Iterable[ReasonView], console: Console, indent: str) -> None:
    for reason in reasons:
        sources = f" ({', '.join(source.label for source in reason.sources)})" if reason.sources else ""
        console.say(f"{reason.text}{sources}", indent=indent, bullet="- ")
        _show_reasons(reason.parts, console, indent + "  ")


def _show_limbs(title: str, limbs: Sequence[LimbView], console: Console) -> None:
    if not limbs:
        return
    console.say(f"{title}:", indent="  ")
    for limb in limbs:
        sources = ", ".join(source.label for source in limb.sources)
        console.say(f"{limb.title}: {STANCES[limb.stance]} ({sources})", indent="    ", bullet="- ")
        _show_reasons(limb.because, console, "      ")
        _show_doubts(limb.doubts, console, "      ")
        for question in limb.questions:
            console.say(f"To find out: {question.find_out}", indent="      ")


def _show_questions(questions: Sequence[QuestionView], console: Console) -> None:
    if not questions:
        return
    _title("What to find out", console)
    for question in questions:
        console.say(question.ask, bullet="* ")
        console.say(question.find_out, indent="  ")
        show_outcomes(question.outcomes, console)
        if question.hangs:
            console.say(f"Waiting for it: {'; '.join(question.hangs)}.", indent="  ")


def _show_duties(title: str, duties: Sequence[DutyView], console: Console) -> None:
    if not duties:
        return
    _title(title, console)
    for duty in duties:
        console.say(duty.do, bullet="* ")
        facts = (duty.condition, ", ".join(duty.who), duty.timing.words, duty.done_label)
        console.say(". ".join(part.removesuffix(".") for part in facts if part) + ".", indent="  ")
        if duty.evidence:
            console.say(f"Evidence: {duty.evidence}", indent="  ")
        _show_doubts(duty.doubts, console, "  ")
        _show_sources(duty.sources, console, "  ")


def _show_change(view: VerdictView, console: Console) -> None:
    change = view.prospect.change
    if change.groups or change.down:
        _title("What would change it", console)
        show_change(change, console)


def _show_doubts(doubts: Iterable[DoubtView], console: Console, indent: str) -> None:
    for doubt in doubts:
        console.say(f"{doubt.label}: {doubt.text}", indent=indent)


def _show_topics(view: VerdictView, console: Console) -> None:
    for topic in view.topics:
        _title(topic.title, console)
        for note in topic.notes:
            console.say(" ".join(part for part in (note.condition, note.say) if part), bullet="* ")
            _show_doubts(note.doubts, console, "  ")
            _show_sources(note.sources, console, "  ")


def _show_asides(view: VerdictView, console: Console) -> None:
    if not view.not_applying:
        return
    _title("Rules that do not apply", console)
    for aside in view.not_applying:
        console.say(f"{aside.title}: {aside.because}", bullet="* ")


def _show_answers(title: str, answers: Sequence[AnswerView], console: Console) -> None:
    if not answers:
        return
    _title(title, console)
    for answer in answers:
        console.say(f"{answer.ask} {answer.answer}", bullet="* ")
        console.say(answer.ignored, indent="  ")


def _show_sources(sources: Iterable[SourceView], console: Console, indent: str) -> None:
    for source in sources:
        console.say(f"{source.label}: {source.url}", indent=indent, style=Style.FAINT)
