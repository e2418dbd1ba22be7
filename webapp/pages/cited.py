"""Which documents a verdict cites, so that the page says once how binding each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.wording.view import FindingView, LimbView, ReasonView, SourceView, VerdictView


def documents(view: VerdictView) -> tuple[SourceView, ...]:
    """Return one citation of each document that the verdict cites, in the order of the page."""
    found: dict[str, SourceView] = {}
    for source in _all(view):
        found.setdefault(source.document, source)
    return tuple(found.values())


def _all(view: VerdictView) -> Iterator[SourceView]:
    for finding in (*view.findings, *view.open_findings):
        yield from _finding(finding)
    for duty in (*view.duties.yours, *view.duties.unclear, *view.duties.others):
        yield from duty.sources
    for topic in view.topics:
        for note in topic.notes:
            yield from note.sources
    for rule in view.not_applying:
        yield from rule.sources


def _finding(finding: FindingView) -> Iterator[SourceView]:
    yield from finding.sources
    yield from _reasons(finding.because)
    for limb in (*finding.carve_outs, *finding.exceptions, *finding.missing, *finding.safeguards):
        yield from _limb(limb)


def _limb(limb: LimbView) -> Iterator[SourceView]:
    yield from limb.sources
    yield from _reasons(limb.because)


def _reasons(reasons: Iterable[ReasonView]) -> Iterator[SourceView]:
    for reason in reasons:
        yield from reason.sources
        yield from _reasons(reason.parts)
