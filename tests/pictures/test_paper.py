"""Pictures on paper: PDF/UA, A4 pages with the list, A3 posters, and in the report."""

from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from pypdf import PdfReader

from tests.pages.village import VILLAGE
from tests.pictures.test_words import GRAVE, PROGRAM
from webapp.engine import assess
from webapp.presswork import Press, compose_report
from webapp.presswork.pictures import compose_map, compose_picture
from webapp.wording import describe_verdict
from webapp.wording.pictures import deciding_pictures, describe_map, describe_picture

DAY = date(2026, 11, 22)
A4, A3 = (595, 842), (842, 1191)


@pytest.fixture(scope="module")
def press():
    with Press() as one:
        if (reason := one.reason()) is not None:
            pytest.skip(reason)
        yield one


@pytest.fixture
def printed(press, tmp_path):
    """Return a function from a report to the path of its PDF."""

    def make(report):
        path = tmp_path / f"{report.key}.pdf"
        path.write_bytes(press.make(report))
        return path

    return make


def sizes(path):
    return {tuple(round(float(side)) for side in page.mediabox[2:]) for page in PdfReader(path).pages}


def alternatives(path):
    """Return what stands in for the pictures."""
    with pikepdf.open(path) as pdf:
        return [
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]


def of_rule(*, poster):
    picture = describe_picture(PROGRAM, "no-searches")
    return compose_picture(picture, subtitle=picture.cited, poster=poster, created=DAY)


def test_a_rule_on_pages_has_the_same_as_a_list(printed, validate_pdf_ua):
    path = printed(of_rule(poster=False))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())

    assert validate_pdf_ua(path) == []
    assert sizes(path) == {A4}
    assert "The same as a list" in text
    assert "Germany; Another country: go on with 3" in text
    assert alternatives(path)


def test_a_rule_as_a_poster_is_one_sheet_of_a3(printed, validate_pdf_ua):
    path = printed(of_rule(poster=True))

    assert validate_pdf_ua(path) == []
    assert sizes(path) == {A3}
    assert len(PdfReader(path).pages) == 1


@pytest.mark.parametrize(("poster", "size"), [(False, A4), (True, A3[::-1])])
def test_a_map_is_printed_on_pages_or_across_a_poster(printed, validate_pdf_ua, poster, size):
    path = printed(compose_map(describe_map(VILLAGE), poster=poster, created=DAY))

    assert validate_pdf_ua(path) == []
    assert sizes(path) == {size}
    assert len(PdfReader(path).pages) == 1


def test_the_longest_rule_of_the_act_fits_on_a_few_posters_in_print_that_can_be_read(printed, act):
    picture = describe_picture(act, "art-5-1-h")
    path = printed(compose_picture(picture, subtitle=picture.cited, poster=True, created=DAY))

    assert len(PdfReader(path).pages) <= 3


def test_the_report_shows_the_way_through_the_rule_that_decides(printed, validate_pdf_ua):
    verdict = assess(PROGRAM, GRAVE | {"role": "user"})
    pictures = deciding_pictures(PROGRAM, verdict)
    view = replace(describe_verdict(PROGRAM, verdict, today=DAY), pictures=pictures)
    path = printed(compose_report(view, document=b"{}", link="https://example.org/check", created=DAY))

    assert [picture.rule for picture in pictures] == ["no-searches"]
    assert validate_pdf_ua(path) == []
    assert any(
        "leave it at question 4: Allowed only under strict conditions" in text for text in alternatives(path)
    )
    assert sizes(path) == {A4}


def test_no_page_of_a_report_is_left_with_a_heading_alone(printed, act, library):
    (case,) = [case for case in library.cases if case.id == "missing-child"]
    verdict = assess(act, case.answers)
    view = describe_verdict(act, verdict, today=DAY)
    view = replace(view, pictures=deciding_pictures(act, verdict))
    path = printed(compose_report(view, document=b"{}", link="https://example.org/check", created=DAY))
    pages = [page.extract_text() for page in PdfReader(path).pages]
    (first,) = [page for page in pages if "The way of the answers, in pictures" in page]

    assert "The AI Act reaches the system" in " ".join(first.split())


def test_the_same_picture_gives_the_same_page():
    assert of_rule(poster=True) == of_rule(poster=True)
