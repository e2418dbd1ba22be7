"""Which documents a verdict cites, so that page and report say once what each of them is and how binding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.wording.view import FindingView, LimbView, ReasonView, SourceView, VerdictView


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as a whole: `short` "AI Act", `weight` "binding law"."""

    short: str
    title: str
    url: str
    weight: str


def documents_cited(view: VerdictView) -> tuple[DocumentView, ...]:
    """Return each document once: the text itself, then the others in the order in which the view cites them.

    Whoever shows less of a verdict gathers from what is shown, with the rest taken out of the view.
    """
    sources = (view.text.source, *_sources(view))
    return tuple(dict.fromkeys(map(_document, sources)))


def _document(source: SourceView) -> DocumentView:
    return DocumentView(source.document, source.title, source.home, source.weight)


def _sources(view: VerdictView) -> Iterator[SourceView]:
    for finding in (*view.findings, *view.open_findings):
        yield from _of_finding(finding)
    for duty in (*view.duties.yours, *view.duties.unclear, *view.duties.others):
        yield from duty.sources
    for topic in view.topics:
        for note in topic.notes:
            yield from note.sources
    for doubt in view.doubts:
        yield from doubt.sources
    for rule in view.not_applying:
        yield from rule.sources


def _of_finding(finding: FindingView) -> Iterator[SourceView]:
    yield from finding.sources
    yield from _of_reasons(finding.because)
    for limb in (*finding.carve_outs, *finding.exceptions, *finding.missing, *finding.safeguards):
        yield from _of_limb(limb)


def _of_limb(limb: LimbView) -> Iterator[SourceView]:
    yield from limb.sources
    yield from _of_reasons(limb.because)


def _of_reasons(reasons: Iterable[ReasonView]) -> Iterator[SourceView]:
    for reason in reasons:
        yield from reason.sources
        yield from _of_reasons(reason.parts)
