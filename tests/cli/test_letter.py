"""`fingerpost letter` writes the same letter as the pages, as text, Word document or PDF."""

import zipfile

import pytest

ANSWERS = "dog=unsure&leash=long&country=DE&extras=ball&age=12&role=visitor"


def test_without_a_file_the_letter_is_plain_text(fingerpost):
    said = fingerpost("letter", "order", ANSWERS, "--today", "2027-01-01")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Questions on your system under the ")
    assert "1 January 2027" in said.out


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_the_name_of_the_file_says_what_it_becomes(fingerpost, tmp_path, ending):
    path = tmp_path / f"letter.{ending}"

    said = fingerpost("letter", "order", ANSWERS, "-o", path)

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{path}: Questions on your system under the ")
    assert zipfile.is_zipfile(path) == (ending == "docx")


def test_the_letter_as_pdf_conforms_to_pdf_ua(weasyprint, fingerpost, tmp_path, validate_pdf_ua):
    path = tmp_path / "letter.pdf"

    assert fingerpost("letter", "order", ANSWERS, "-o", path).code == 0
    assert validate_pdf_ua(path) == []


@pytest.mark.parametrize("name", ["letter.odt", "letter", "nowhere/letter.txt"])
def test_a_file_that_cannot_be_written_is_refused(fingerpost, tmp_path, name):
    said = fingerpost("letter", "order", ANSWERS, "-o", tmp_path / name)

    assert (said.code, said.out) == (2, "")
    assert "Cannot write" in said.err


def test_faulty_answers_are_told_and_nothing_is_written(fingerpost, tmp_path):
    said = fingerpost("letter", "order", "dog=perhaps", "-o", tmp_path / "letter.txt")

    assert (said.code, said.out) == (1, "")
    assert "“perhaps” is not an answer to “dog”." in said.err
    assert not (tmp_path / "letter.txt").exists()


def test_questions_that_no_vendor_can_answer_are_told_beside_the_letter(run, tmp_path):
    link = "ai_system=yes&union_link=used_in_union&exclusive_purpose=none&role=deployer&user_kind=unsure"
    path = tmp_path / "letter.txt"

    said = run("letter", "eu-ai-act", link, "-o", path)

    assert said.code == 0
    assert said.out.rstrip().endswith("more questions are not for the vendor: `fingerpost assess` tells.")
    assert "Who uses the system" not in path.read_text("utf-8")


def test_a_long_letter_as_pdf_conforms_to_pdf_ua(weasyprint, run, tmp_path, validate_pdf_ua):
    path = tmp_path / "letter.pdf"

    assert run("letter", "eu-ai-act", "role=deployer&functions=identify.categorise", "-o", path).code == 0
    assert validate_pdf_ua(path) == []
