"""What has stayed in English on a page in another language says so, and nothing else does."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from flask import Flask

from tests.languages.english import XML
from tests.pages.conftest import TODAY
from webapp import links
from webapp.language import ENGLISH, Language, offering, pieces, speaking, unsaid, with_marks
from webapp.model import Case, Library, Text
from webapp.pages import create_app
from webapp.presswork import Press
from webapp.resources import locate
from webapp.translating.catalogues import FOLDER, Places, read
from webapp.translating.catalogues import places as places_of
from webapp.translating.extracting import extract_trees
from webapp.translating.parts import tell_parts
from webapp.wording.grammar import enumerate_words, labelled, sentence
from webapp.wording.pictures.measure import wrap

POSITION = "provisional-deal"
LONG_ENOUGH = 25
"""Letters of a string of a tree that cannot be in a French page by chance."""
SPACES = re.compile(r"\s+")


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """French catalogues without those of one position and of the cases."""
    trees = tmp_path_factory.mktemp("trees")
    shutil.copytree(locate().trees / FOLDER, trees / FOLDER)
    found = places_of(trees)
    for part in (POSITION, "cases", "topics"):
        found.file("fr", part).unlink(missing_ok=True)
    return found


@pytest.fixture(scope="module")
def french_app(library: Library, places: Places) -> Iterator[Flask]:
    with Press() as press:
        with offering(ENGLISH):
            app = create_app(library, today=lambda: TODAY, press=press, trees=places.trees.parent)
        yield app


@pytest.fixture(scope="module")
def english(library: Library, places: Places) -> frozenset[str]:
    """Everything that trees say and no French catalogue has, without its first letter."""
    had = {part: read(path, "fr") for part, path in places.parts("fr").items()}
    found = set()
    for part, catalogue in extract_trees(library).items():
        for message in catalogue:
            said = part in had and had[part].get(message.id, message.context)
            if message.id and not (said and said.string):
                found.add(even(str(message.id))[1:].rstrip("."))
    return frozenset(found)


@pytest.fixture(scope="module")
def foreign(library: Library) -> Text:
    """The position of which the rules are not in French here."""
    found = library.text(POSITION)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def case(library: Library, foreign: Text) -> Case:
    """A case that this position finds much in."""
    return max(
        (
            case
            for case in library.cases
            if any(one.text in (foreign.id, foreign.key) for one in case.expectations)
        ),
        key=lambda case: (len(case.answers), case.id),
    )


def even(words: str) -> str:
    return SPACES.sub(" ", words).strip()


def nearest_language(node: NavigableString) -> str:
    spoken = (
        str(parent["lang"]) for parent in node.parents if isinstance(parent, Tag) and parent.get("lang")
    )
    return next(spoken, "fr")


def judge(page: str, english: frozenset[str]) -> tuple[set[str], set[str]]:
    """Return what is English and does not say so, and what says that it is English and is not."""
    soup = BeautifulSoup(page.removeprefix(XML), "html.parser")
    for tag in soup.select("script, style, head, a[hreflang], svg > title, svg > desc"):
        tag.extract()
    long = [text for text in english if len(text) >= LONG_ENOUGH]
    unmarked, mistaken = set(), set()
    for node in soup.find_all(string=True):
        words = even(node)
        if nearest_language(node) == "en":
            if not any(words[1:].rstrip(".") in text for text in english):
                mistaken.add(words)
        elif any(text in words for text in long):
            unmarked.add(words)
    return unmarked, mistaken


ADDRESSES = [
    *("/texts", "/texts/{text}", "/texts/{text}/{rule}", "/check/{text}", "/check/{text}/all"),
    *("/check/{text}?{answers}", "/check/{text}?{answers}&so_far=1", "/check/{text}/letter?{answers}"),
    "/check/{text}/answers?{answers}",
    "/compare/so-far?texts=eu-ai-act,{text}&{answers}",
    *("/cases?all=yes", "/cases/{case}", "/cases/{case}?reveal=yes", "/texts/{text}/{rule}.svg"),
    *("/texts/{text}.svg", "/diff/eu-ai-act/{text}"),
]


def fill(address: str, text: Text, case: Case) -> str:
    answers = links.address(text, case.answers).partition("?")[2]
    return address.format(text=text.id, rule=text.rules[0].id, answers=answers, case=case.id)


@pytest.mark.parametrize("address", ADDRESSES)
def test_on_a_french_page_what_is_english_says_so_and_what_is_french_does_not(
    french_app: Flask, english: frozenset[str], foreign: Text, case: Case, address: str
) -> None:
    page = french_app.test_client().get(f"/fr{fill(address, foreign, case)}", follow_redirects=True).text

    unmarked, mistaken = judge(page, english)
    assert not unmarked
    assert not mistaken


def test_a_letter_in_word_marks_what_is_english(french_app: Flask, foreign: Text, case: Case) -> None:
    address = fill("/check/{text}/letter.docx?{answers}", foreign, case)

    with zipfile.ZipFile(BytesIO(french_app.test_client().get(f"/fr{address}").data)) as archive:
        runs = archive.read("word/document.xml").decode().split("<w:r>")[1:]
    english = [run for run in runs if '<w:lang w:val="en-GB"/>' in run]

    assert 0 < len(english) < len(runs)
    assert all(foreign.title not in run for run in runs if run not in english)


def languages_tagged(pdf: bytes) -> Counter[str]:
    """Count the elements of a PDF that say in which language they are."""
    with pikepdf.open(BytesIO(pdf)) as paper:
        entries = (entry for entry in paper.objects if isinstance(entry, pikepdf.Dictionary))
        tagged = (entry for entry in entries if entry.get("/Type") == "/StructElem")
        return Counter(str(entry["/Lang"]) for entry in tagged if "/Lang" in entry)


def test_only_a_page_with_english_parts_says_that_it_has_some(
    french_app: Flask, foreign: Text, case: Case
) -> None:
    said = "est affiché en anglais."
    client = french_app.test_client()

    assert said in client.get(f"/fr/texts/{foreign.id}").text
    assert said in client.get(f"/fr/cases/{case.id}").text
    for address in ("/fr/", "/fr/glossary", "/fr/texts/eu-ai-act", f"/texts/{foreign.id}"):
        assert said not in client.get(address).text


def test_a_french_pdf_with_english_elements_conforms_to_pdf_ua(
    french_app: Flask,
    foreign: Text,
    case: Case,
    tmp_path: Path,
    validate_pdf_ua: Callable[[Path], list[str]],
) -> None:
    path = tmp_path / "french.pdf"
    for shape in (".pdf", "/letter.pdf"):
        address = fill("/check/{text}{shape}?{answers}".replace("{shape}", shape), foreign, case)
        path.write_bytes(french_app.test_client().get(f"/fr{address}").data)

        assert not validate_pdf_ua(path)


@pytest.mark.parametrize("shape", [".pdf", "/letter.pdf"])
def test_in_a_french_pdf_the_elements_that_are_english_say_so(
    french_app: Flask, foreign: Text, case: Case, shape: str
) -> None:
    client = french_app.test_client()
    address = fill("/check/{text}{shape}?{answers}".replace("{shape}", shape), foreign, case)

    tagged = languages_tagged(client.get(f"/fr{address}").data)

    assert set(tagged) == {"en"}
    assert languages_tagged(client.get(address).data) == {}
    assert languages_tagged(client.get(f"/fr{address.replace(foreign.id, 'eu-ai-act')}").data) == {}


class French(NullTranslations):
    """Knows how words are joined."""

    def gettext(self, message: str) -> str:
        return {"{label}: {words}": "{label} : {words}"}.get(message, message)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 (its signature)
        return message.replace("and", "et")


def test_an_element_that_is_english_but_for_its_place_is_marked_by_itself() -> None:
    page = (
        "<title>Left | Site</title><p title='Left'>Avant left.</p>"
        "<p>Left</p><option>Left</option><p>Avant<br>left</p>"
    )
    for words in ("Left", "left"):
        page = page.replace(words, with_marks(unsaid(words)))

    assert tell_parts(page) == (
        "<title>Left | Site</title><p title='Left'>Avant <span lang=\"en\">left</span>.</p>"
        '<p lang="en">Left</p><option lang="en">Left</option><p>Avant<br><span lang="en">left</span></p>'
    )


def test_words_that_are_put_together_still_know_which_of_them_are_english() -> None:
    with speaking(Language("fr", "français", "fr", French())):
        told = sentence(enumerate_words([unsaid("time"), "lieu", labelled("règle", unsaid("place"))], "and"))

    assert told == "Time, lieu et règle : place."
    parts = [("Time", True), (", lieu et règle : ", False), ("place", True), (".", False)]
    assert list(pieces(told)) == parts
    assert list(pieces(deepcopy(told))) == parts


@pytest.mark.parametrize("width", [30, 60, 90, 200])
def test_lines_of_a_picture_know_what_is_english_in_them(width: int) -> None:
    words = "La règle : " + unsaid("a rule that nobody reads") + " hors lieu"

    lines = wrap(words, width, 12)

    assert lines == wrap(str(words), width, 12)
    english = [part for line in lines for part, is_english in pieces(line) if is_english]
    assert "".join(english).replace(" ", "") == "arulethatnobodyreads"
