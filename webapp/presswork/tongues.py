"""The language of parts of a PDF: WeasyPrint says that of the whole document, and this that of elements.

A screen reader then reads aloud in English what has stayed in English. The tags of a PDF are built where
WeasyPrint keeps its own affairs; should a version of it build them elsewhere, PDFs merely lack this, and a
test fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, Final

MODULE: Final = "weasyprint.pdf.tags"
BUILDER: Final = "_build_box_tree"
ROOTS: Final = frozenset({"html", "body"})
"""Elements whose language is that of the document."""

Builder = Callable[..., Iterator[Any]]


def teach_tags() -> None:
    """Let WeasyPrint tag elements with the language that they say they are in."""
    tags = import_module(MODULE)
    build: Builder | None = getattr(tags, BUILDER, None)
    if build is None:
        return

    def build_with_language(box: Any, *args: Any, **kwargs: Any) -> Iterator[Any]:  # noqa: ANN401 (its own)
        element = getattr(box, "element", None)
        spoken = element.get("lang") if element is not None and element.tag not in ROOTS else None
        for tag in build(box, *args, **kwargs):
            if spoken:
                tag["Lang"] = tags.pydyf.String(spoken)
            yield tag

    setattr(tags, BUILDER, build_with_language)
