"""The judge of PDF/UA itself: it lets a conforming PDF pass, and it refuses a faulty one."""

import pytest

CONFORMING = """<!doctype html>
<html lang=en><head><title>Report</title></head><body><h1>Report</h1><p>Text.</p></body></html>"""


@pytest.fixture
def write_pdf(tmp_path, weasyprint):
    def write(html, **options):
        path = tmp_path / "report.pdf"
        weasyprint.HTML(string=html).write_pdf(path, **options)
        return path

    return write


def test_a_conforming_pdf_has_no_failures(write_pdf, validate_pdf_ua):
    assert validate_pdf_ua(write_pdf(CONFORMING, pdf_variant="pdf/ua-1")) == []


def test_a_pdf_without_tags_is_refused(write_pdf, validate_pdf_ua):
    failures = validate_pdf_ua(write_pdf(CONFORMING))

    assert any("StructTreeRoot" in failure or "Marked" in failure for failure in failures)


@pytest.mark.parametrize(
    ("right", "wrong", "clause"),
    [
        ("<html lang=en>", "<html>", "7.2-"),  # natural language
        ("<title>Report</title>", "", "7.1-"),  # title
        ("<p>Text.</p>", "<h3>Text</h3>", "7.4.2-"),  # a skipped level of headings
    ],
)
def test_a_pdf_with_one_planted_fault_is_refused_for_it(write_pdf, validate_pdf_ua, right, wrong, clause):
    failures = validate_pdf_ua(write_pdf(CONFORMING.replace(right, wrong), pdf_variant="pdf/ua-1"))

    assert failures
    assert all(failure.startswith(clause) for failure in failures)


def test_a_file_that_is_no_pdf_is_refused(tmp_path, validate_pdf_ua):
    path = tmp_path / "no.pdf"
    path.write_text("not a PDF")

    assert validate_pdf_ua(path)
