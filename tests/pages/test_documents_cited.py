"""The list of documents at the end of a verdict and of its report, held against what these cite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from itertools import count
from typing import TypeVar

import pytest
from flask import Flask
from pypdf import PdfReader

from tests.pages.conftest import TODAY, CheckedClient, words
from webapp import links
from webapp.model import UNSURE, Answers, Document, Library, Source, Text
from webapp.pages import create_app
from webapp.presswork import Press

ACT = "eu-ai-act"
Node = TypeVar("Node")


def own_documents(node: Node, numbers: Iterator[int]) -> Node:
    """Let every place of a text that cites something cite a document of its own: Scroll 1, Scroll 2 ..."""
    if isinstance(node, Source):
        scroll = f"Scroll {next(numbers)}"
        url = f"https://scrolls.example/{scroll[7:]}"
        document = Document(scroll, f"Whole title of {scroll}", scroll, url, "papyrus")
        return replace(node, document=document, url=f"{url}#here")
    if isinstance(node, tuple):
        return type(node)(own_documents(part, numbers) for part in node)
    if is_dataclass(node):
        parts = {field.name: own_documents(getattr(node, field.name), numbers) for field in fields(node)}
        return replace(node, **parts)
    return node


@pytest.fixture(scope="module")
def text(library: Library) -> Text:
    act = library.text(ACT)
    assert act is not None
    return own_documents(act, count(1))


@pytest.fixture(scope="module")
def app(library: Library, text: Text) -> Iterator[Flask]:
    with Press() as press:
        scrolls = replace(library, texts=(text,), cases=())
        yield create_app(scrolls, today=lambda: TODAY, press=press)


@pytest.fixture(scope="module", params=["nothing answered", "all unsure", "prohibited", "half known", "out"])
def answers(request: pytest.FixtureRequest, library: Library, text: Text) -> Answers:
    """Answers that bring all kinds of findings: open, decided, lifted, and none."""
    longest = max(library.cases, key=lambda case: len(case.answers)).answers
    return {
        "nothing answered": {},
        "all unsure": {fact.id: UNSURE for fact in text.facts},
        "prohibited": longest,
        "half known": dict(list(longest.items())[::2]),
        "out": {"ai_system": "no"},
    }[request.param]


def scrolls(told: str) -> list[str]:
    return re.findall(r"Scroll \d+", told)


def test_the_page_lists_each_document_that_it_cites_once_the_text_itself_first(
    app: Flask, text: Text, answers: Answers
) -> None:
    page = CheckedClient(app, own_words=False).get(links.address(text, answers) + so_far(answers))
    listed = page.all("#sources dt")
    cited = {scroll for link in page.soup.select("a.source") for scroll in scrolls(words(link))}

    assert len(listed) == len(set(listed))
    assert listed[0] == text.source.document.short
    assert set(listed) == cited | {text.source.document.short}


def so_far(answers: Answers) -> str:
    return "&so_far=1" if answers else "?so_far=1"


def test_the_report_lists_each_document_that_it_cites_once_the_text_itself_first(
    app: Flask, text: Text, answers: Answers
) -> None:
    response = app.test_client().get(links.address(text, answers, "pdf"))
    pages = PdfReader(BytesIO(response.data)).pages
    told = " ".join(" ".join(page.extract_text() for page in pages).split())
    before, listing = told.rsplit("Documents cited", 1)
    listed = re.findall(r"(Scroll \d+) Whole title", listing)

    assert len(listed) == len(set(listed))
    assert listed[0] == text.source.document.short
    assert set(listed) == set(scrolls(before)) | {text.source.document.short}
