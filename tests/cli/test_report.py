"""`fingerpost report` writes the same report that the pages offer, with the answers inside."""

import json

import pypdf
import pytest

ANSWERS = "dog=yes&leash=long&country=DE&extras=ball&age=12&role=visitor"


def test_the_report_is_a_pdf_that_holds_the_verdict_and_the_link(weasyprint, fingerpost, tmp_path):
    pdf = tmp_path / "report.pdf"

    said = fingerpost(
        "report", "order", ANSWERS, "-o", pdf, "--site", "https://example.org/", "--today", "2027-01-01"
    )

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{pdf}: {pdf.stat().st_size:,} bytes. Used as described,")
    with pypdf.PdfReader(pdf) as report:
        words = " ".join("\n".join(page.extract_text() for page in report.pages).split())
        (attached,) = report.attachments["verdict.json"]
    assert "1 January 2027" in words
    assert "https://example.org/check/order@2026-01-01?dog=yes" in words.replace(" ", "")
    assert json.loads(attached) == json.loads(fingerpost("assess", "order", ANSWERS, "--json").out)


def test_faulty_answers_are_told_and_nothing_is_written(fingerpost, tmp_path):
    said = fingerpost("report", "order", "dog=perhaps", "-o", tmp_path / "report.pdf")

    assert (said.code, said.out) == (1, "")
    assert "“perhaps” is not an answer to “dog”." in said.err
    assert not (tmp_path / "report.pdf").exists()


@pytest.mark.parametrize("place", ["nowhere/report.pdf", ""])
def test_a_place_that_cannot_be_written_is_refused_before_the_work(fingerpost, tmp_path, place):
    said = fingerpost("report", "order", ANSWERS, "-o", tmp_path / place)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"fingerpost: Cannot write “{tmp_path / place}”: ")
    assert list(tmp_path.iterdir()) == [tmp_path / "trees"]
