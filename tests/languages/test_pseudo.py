"""Nothing is left in English: every kind of page, and every state of one, in a language made to show it."""

from __future__ import annotations

import csv
import zipfile
from io import BytesIO, StringIO

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from pypdf import PdfReader

from tests.languages.english import plain_words, read_on
from tests.languages.test_documents import leaves
from tests.pages.conftest import TODAY, CheckedClient
from webapp import links
from webapp.engine import compile_text
from webapp.language import speaking
from webapp.model import Case, Library, select
from webapp.presswork.pictures import compose_map, compose_picture
from webapp.translating import pseudo, retell
from webapp.wording.pictures import describe_map, describe_picture

ACT = "eu-ai-act"
PLAIN_PAGES = [
    *("/", "/texts", "/glossary", "/compare", "/cases", "/open"),
    *(f"/texts/{ACT}", f"/texts/{ACT}/art-5-1-h", "/texts/parliament", "/cases?topic=&q=station&all=yes"),
]
DIFFERENCES = [
    "/diff/eu-ai-act@2024-07-12/eu-ai-act@2026-07-27",
    "/diff/parliament/council",
]
BLANK = f"/check/{ACT}/blank.pdf"
HANDOUT = "/compare.pdf?texts=eu-ai-act,parliament&ai_system=no"
QUESTIONS = [
    f"/check/{ACT}",
    f"/check/{ACT}/all",
    f"/check/{ACT}/blank",
    f"/check/{ACT}/answers",
    f"/check/{ACT}/answers?ai_system=yes&union_link=unsure&member_state=FR",
    f"/check/{ACT}?look=1",
    f"/check/{ACT}?ai_system=yes&change=ai_system",
    "/compare?texts=eu-ai-act,parliament&ai_system=yes",
]
ODD_ADDRESSES = {
    "/cases?level=zq&zz=1": ("level “zq”", "“zz”"),
    f"/check/{ACT}?zz=1&ai_system=no&ai_system=yes&change=zq": ("“zz=1”", "no, yes", "“zq”"),
}


def held(client: CheckedClient, address: str, *, status: int = 200, allowed: tuple[str, ...] = ()) -> None:
    """Fetch a page and tell every piece of it that is still English."""
    page = client.get(f"/qps{address}", status)

    assert not {piece for piece in read_on(str(page.soup)) if plain_words(piece, allowed)}


@pytest.fixture(scope="session")
def cases(library: Library) -> list[Case]:
    """Cases of every kind: some for a class, some that leave much open."""
    return [*library.cases[::60], min(library.cases, key=lambda case: len(case.answers))]


@pytest.mark.parametrize("address", [*PLAIN_PAGES, *QUESTIONS, *DIFFERENCES])
def test_no_page_has_english_left(client: CheckedClient, address: str) -> None:
    held(client, address)


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_what_a_page_says_of_an_odd_address_is_translated_but_for_what_it_quotes(
    client: CheckedClient, address: str
) -> None:
    held(client, address, allowed=ODD_ADDRESSES[address])


def test_what_is_wrong_with_a_form_is_translated(client: CheckedClient) -> None:
    held(client, f"/check/{ACT}?asked=ai_system", status=422)
    held(client, "/compare?texts=zq,eu-ai-act", status=422, allowed=("“zq”",))


def test_what_is_wrong_with_several_of_all_questions_on_one_page_is_translated(client: CheckedClient) -> None:
    wrong = "ai_system=zq&system_tasks=none.identify&maximum_penalty_years=zq&role=unsure&role=user"

    held(client, f"/check/{ACT}/all?{wrong}", status=422, allowed=("zq",))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        *(("/nothing", 404), ("/texts/nothing", 404), ("/cases/nothing", 404), ("/diff/zq/zz", 404)),
        *(
            (f"/check/{ACT}/zq.svg", 404),
            (f"/check/{ACT}?{'x' * 9000}", 414),
            (f"/check/{ACT}.pdf?zq=1", 422),
        ),
    ],
)
def test_errors_have_no_english_left(client: CheckedClient, address: str, status: int) -> None:
    held(client, address, status=status)


@pytest.mark.parametrize("address", [f"/check/{ACT}.json?ai_system=zq", "/compare.json?texts=zq"])
def test_errors_for_programs_have_no_english_left_but_their_keys(pseudo_app: Flask, address: str) -> None:
    answer = pseudo_app.test_client().get(f"/qps{address}")

    assert answer.status_code == 422
    said = [value for _key, value in leaves(answer.get_json()) if isinstance(value, str)]
    assert said
    assert not [words for words in said if plain_words(words, ("“zq”", "“ai_system”"))]


SAVED = {
    "nothing": b"",
    "no result": b"hello",
    "no answers": b"{}",
    "another text": b'{"tree": {"text": "zq"}, "answers": {"zz": ["a"]}}',
    "a damaged PDF": b"%PDF-1.7 zz",
    "too large": b"x" * 20_000,
}


@pytest.mark.parametrize("name", SAVED)
def test_what_is_wrong_with_a_file_to_open_is_translated(pseudo_app: Flask, name: str) -> None:
    file = {"file": (BytesIO(SAVED[name]), "zq.json")}

    answer = pseudo_app.test_client().post("/qps/open", data=file)

    assert answer.status_code in {413, 422}
    assert not {piece for piece in read_on(answer.text) if plain_words(piece, ("“zq”",))}


def test_verdicts_letters_and_the_pages_of_cases_have_no_english_left(
    client: CheckedClient, library: Library, cases: list[Case]
) -> None:
    text = library.text(ACT)
    assert text is not None
    for case in cases:
        address = links.address(text, case.answers)
        held(client, f"{address}&so_far=1")
        held(client, address.replace("?", "/letter?"))
        held(client, address.replace("?", "/answers?"))
        held(client, f"/cases/{case.id}")
        held(client, f"/cases/{case.id}?reveal=yes")


def test_comparisons_have_no_english_left(client: CheckedClient, library: Library, cases: list[Case]) -> None:
    for case in cases[:2]:
        held(client, f"/compare/so-far?{links.build(select(library.texts), case.answers)}")


def test_letters_to_be_sent_have_no_english_left(
    pseudo_app: Flask, library: Library, cases: list[Case]
) -> None:
    text = library.text(ACT)
    assert text is not None
    address = links.address(text, cases[-1].answers).replace("?", "/letter.txt?")

    letter = pseudo_app.test_client().get(f"/qps{address}").text

    assert letter
    assert not [line for line in letter.splitlines() if plain_words(line)]


def test_letters_in_word_have_no_english_left(pseudo_app: Flask, library: Library, cases: list[Case]) -> None:
    text = library.text(ACT)
    assert text is not None
    address = links.address(text, cases[-1].answers).replace("?", "/letter.docx?")

    with zipfile.ZipFile(BytesIO(pseudo_app.test_client().get(f"/qps{address}").data)) as archive:
        written = [
            BeautifulSoup(archive.read(name), "xml") for name in ("word/document.xml", "docProps/core.xml")
        ]
    said = [*(found.text for found in written[0].find_all("t")), written[1].find("title").text]

    assert len(said) > 10
    assert not [words for words in said if plain_words(words)]


def test_tables_say_in_words_what_states_and_levels_are_called(
    pseudo_app: Flask, library: Library, cases: list[Case]
) -> None:
    text = library.text(ACT)
    assert text is not None
    address = links.address(text, cases[0].answers).replace("?", ".csv?")
    table = pseudo_app.test_client().get(f"/qps{address}").data.decode("utf-8-sig")

    rows = list(csv.DictReader(StringIO(table)))

    assert {row["kind"] for row in rows} == {"finding", "duty"}
    assert all(row["state_in_words"] for row in rows)
    for column in ("title", "because", "missing", "contested", "state_in_words", "level_in_words"):
        assert not [row[column] for row in rows if plain_words(row[column])], column


@pytest.mark.parametrize("poster", [False, True])
def test_pictures_on_paper_have_no_english_left(library: Library, *, poster: bool) -> None:
    with speaking(pseudo()):
        text = retell(library).library.text(ACT)
        assert text is not None
        picture = describe_picture(compile_text(text), "art-5-1-h")
        printed = [
            compose_picture(picture, subtitle=picture.cited, poster=poster, created=TODAY),
            compose_map(describe_map(text), poster=poster, created=TODAY),
        ]

    for report in printed:
        assert 'lang="qps"' in report.html
        assert not {piece for piece in read_on(report.html) if plain_words(piece)}


def test_pictures_as_files_have_no_english_left(pseudo_app: Flask) -> None:
    client = pseudo_app.test_client()
    for address in (f"/texts/{ACT}.svg", f"/texts/{ACT}/art-5-1-h.svg"):
        drawn = client.get(f"/qps{address}").text

        assert "</svg>" in drawn
        assert not {piece for piece in read_on(drawn) if plain_words(piece)}


def check_paper(app: Flask, address: str) -> None:
    paper = PdfReader(BytesIO(app.test_client().get(f"/qps{address}").data))
    lines = {line for page in paper.pages for line in page.extract_text().splitlines()}

    assert paper.trailer["/Root"]["/Lang"] == "qps"
    assert not {line for line in lines if plain_words(line)}


@pytest.mark.parametrize("shape", [".pdf", ".short.pdf", "/letter.pdf"])
def test_papers_of_a_verdict_have_no_english_left(
    pseudo_app: Flask, library: Library, cases: list[Case], shape: str
) -> None:
    text = library.text(ACT)
    assert text is not None
    check_paper(pseudo_app, links.address(text, cases[0].answers).replace("?", f"{shape}?"))


@pytest.mark.parametrize("address", ["/cases/{case}/sheet.pdf", "/cases/{case}/answers.pdf", BLANK, HANDOUT])
def test_papers_to_hand_out_have_no_english_left(pseudo_app: Flask, cases: list[Case], address: str) -> None:
    check_paper(pseudo_app, address.format(case=cases[0].id))
