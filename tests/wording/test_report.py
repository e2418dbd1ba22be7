"""The report: what its PDF says, carries and may load, for the small law of conftest.py."""

from __future__ import annotations

import hashlib
import io
import socket
from dataclasses import replace
from datetime import date

import pikepdf
import pypdf
import pytest

from webapp.engine import assess, compile_text
from webapp.links import address
from webapp.presswork import Press, compose_report, render_report
from webapp.reading import read_library
from webapp.resources import locate
from webapp.wording import describe_verdict
from webapp.wording.document import document_bytes, verdict_document

SITE = "https://fingerpost.example"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def press():
    with Press() as press:
        if press.reason():
            pytest.skip(press.reason())
        yield press


@pytest.fixture
def compose():
    def compose(program, answers, link=None):
        verdict = assess(program, answers)
        return compose_report(
            describe_verdict(program, verdict, today=TODAY),
            document=document_bytes(verdict_document(program, verdict)),
            link=link or SITE + address(program.text, verdict.answers),
            created=TODAY,
        )

    return compose


@pytest.fixture
def blank(compose, program):
    return compose(program, {})


@pytest.fixture(scope="module")
def law():
    """The longest text of this installation, compiled."""
    texts = read_library(locate().trees).library.texts
    if not texts:
        pytest.skip("there is no tree")
    return compile_text(max(texts, key=lambda text: len(text.rules)))


def words_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_report_says_level_reasons_citations_and_what_is_missing(press, compose, program, police):
    words = words_of(press.make(compose(program, police)))

    for told in (
        "Classification report Prohibited Not allowed in the form described.",
        "the system is prohibited: “Live identification for the police” (Art. 5 Station Act).",
        "2 conditions of an exception are not shown to be met.",
        "2 duties fall on you, 1 of them already, the next from 2 December 2027.",
        "It identifies people remotely. Remote identification, Art. 3 Station Act",
        "A law allows it does not hold. Art. 5(3) Station Act",
        "It is not known whether a judge has agreed.",
        "To find out. Ask about judge.",
        "Search for victims holds. Art. 5(1) Station Act",
        "The maximum penalty is 3 years, which is less than 4 years.",
        "Keep the logs for six months. Art. 26 Station Act",
        "Evidence: Ask for the retention setting.",
        "Biometric data is a special category. Art. 9 Station Act",
        "Contested: Whether a station is a public place is disputed.",
        "Has a judge agreed? To find out: Ask about judge. Not sure",
        "Station Act Act on Stations, as published https://law.example/act binding law",
        "station-act@2026-07-27",
        "0123456789abcdef" * 4,
        "It is no legal advice, and no authority or court is bound by it.",
    ):
        assert told in words


def test_an_open_report_names_its_range_and_what_to_find_out(press, compose, program, police):
    words = words_of(press.make(compose(program, {**police, "law": "unsure"})))

    for told in (
        "Not settled yet",
        "Still open: prohibited or allowed only under strict conditions, never lower.",
        "Does a law allow it? Answered: not sure. Ask about law. Live identification for the police",
    ):
        assert told in words


def test_a_report_on_no_answers_says_so(press, compose, program):
    words = words_of(press.make(compose(program, {})))

    assert "No question has been answered." in words
    assert "No duty is certain to fall on you by this text." in words


def test_the_report_has_language_title_bookmarks_and_page_numbers(press, compose, program, plain):
    pdf = press.make(compose(program, plain))
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        (top,) = outline.root
        titles = [item.title for item in top.children]

        assert opened.Root.Lang == "en"
        assert opened.docinfo["/Title"] == "High-risk: classification under the Station Act"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert top.title == "High-risk"
        assert titles[:3] == ["In short", "Findings and reasons", "Duties by date and role"]
        assert titles[-1] == "About this report"
        pages = len(opened.pages)
    assert f"Page {pages} of {pages}" in words_of(pdf)


def test_all_fonts_are_embedded_and_are_those_that_fingerpost_carries(press, compose, program, plain):
    with pikepdf.open(io.BytesIO(press.make(compose(program, plain)))) as opened:
        fonts = [entry for entry in opened.objects if isinstance(entry, pikepdf.Dictionary)]
        descriptors = [entry for entry in fonts if entry.get("/Type") == "/FontDescriptor"]

        assert descriptors
        assert all("Source-Sans-3" in str(descriptor.FontName) for descriptor in descriptors)
        assert all("/FontFile2" in descriptor or "/FontFile3" in descriptor for descriptor in descriptors)


def test_the_verdict_is_attached_as_it_is_downloaded(press, compose, program, police):
    report = compose(program, police)
    with pikepdf.open(io.BytesIO(press.make(report))) as opened:
        attached = {name: file.get_file() for name, file in opened.attachments.items()}
        (file,) = attached.values()

        assert file.read_bytes() == document_bytes(verdict_document(program, assess(program, police)))
        assert list(attached) == ["verdict.json"]
        assert file.creation_date.date() == file.mod_date.date() == TODAY


def test_the_same_answers_on_the_same_day_give_the_same_bytes(compose, program, police, monkeypatch):
    digests = set()
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        with Press() as press:
            if press.reason():
                pytest.skip(press.reason())
            digests.add(hashlib.sha256(press.make(compose(program, police))).hexdigest())

    assert len(digests) == 1


def test_another_day_link_or_verdict_is_another_report(compose, program, plain, police):
    report = compose(program, plain)

    assert compose(program, plain).key == report.key
    assert replace(report, created=date(2026, 11, 23)).key != report.key
    assert compose(program, plain, link=f"{SITE}/other").key != report.key
    assert compose(program, police).key != report.key


def test_the_link_is_printed_in_full_and_opens(press, compose, program, police):
    pdf = press.make(compose(program, police))
    link = SITE + address(program.text, police)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if annotation.get_object()["/Subtype"] == "/Link"
    }

    assert link in links
    assert link in "".join(words_of(pdf).split())


@pytest.mark.parametrize("length", [80, 2_000, 4_000])
def test_a_link_of_any_allowed_length_is_printed(press, compose, program, plain, length):
    link = f"{SITE}/check/x?" + "&".join(f"fact_{number}=yes" for number in range(400))
    pdf = press.make(compose(program, plain, link=link[:length]))

    assert link[:length] in "".join(words_of(pdf).split())


def test_a_link_that_no_code_can_hold_goes_without_one(compose, program, plain):
    short, long = (compose(program, plain, link=f"{SITE}/{'x' * length}").html for length in (100, 4_000))

    assert short.count("<img") == 1
    assert long.count("<img") == 0


def test_what_trees_and_answers_say_stays_text(press, compose, text, plain):
    trap = '<link rel="attachment" href="file:///etc/passwd"><img src="file:///etc/passwd">'
    rules = tuple(replace(rule, title=f"{rule.title} {trap}") for rule in text.rules)
    options = tuple(replace(option, label=trap, means=trap) for option in text.facts[2].options)
    facts = (*text.facts[:2], replace(text.facts[2], options=options), *text.facts[3:])
    program = compile_text(replace(text, rules=rules, facts=facts, title=trap))
    pdf = press.make(compose(program, plain))

    assert trap.replace(" ", "") in words_of(pdf).replace(" ", "")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert list(opened.attachments) == ["verdict.json"]


def test_a_source_can_only_link_to_the_web(press, compose, text, plain):
    source = replace(text.rules[2].sources[0], url="javascript:alert(1)")
    rules = (*text.rules[:2], replace(text.rules[2], sources=(source,)), *text.rules[3:])

    assert b"javascript:" not in press.make(compose(compile_text(replace(text, rules=rules)), plain))


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="attachment" href="{url}">',
        '<a rel="attachment" href="{url}">here</a>',
        '<img src="{url}" alt="x">',
        '<link rel="stylesheet" href="{url}">',
        "<style>@import url({url});</style>",
        '<p style="background: url({url})">x</p>',
        '<object data="{url}"></object>',
        '<svg><title>x</title><image href="{url}" width="9" height="9"/></svg>',
    ],
)
def test_even_a_page_that_wants_to_loads_no_file_and_no_address(press, blank, tmp_path, markup):
    secret = tmp_path / "secret.txt"
    secret.write_text("p { color: red } the secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        urls = (secret.as_uri(), f"http://127.0.0.1:{server.getsockname()[1]}/")
        wanted = "".join(markup.format(url=url) for url in urls)
        pdf = press.make(replace(blank, html=blank.html.replace("</body>", f"{wanted}</body>")))

        with pytest.raises(BlockingIOError):
            server.accept()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert list(opened.attachments) == ["verdict.json"]
        assert not any(b"the secret" in stream for stream in streams(opened))


def streams(opened):
    for entry in opened.objects:
        if isinstance(entry, pikepdf.Stream):
            yield entry.read_bytes() if entry.get("/Filter") != "/DCTDecode" else entry.read_raw_bytes()


@pytest.fixture
def failures(press, validate_pdf_ua, tmp_path):
    """Judge a report by PDF/UA-1."""

    def judge(report):
        path = tmp_path / "report.pdf"
        path.write_bytes(press.make(report))
        return validate_pdf_ua(path)

    return judge


def test_short_reports_conform_to_pdf_ua(failures, compose, program, plain, police):
    for answers in (plain, police, {}, {"military": "yes"}):
        assert failures(compose(program, answers)) == []


def test_a_long_report_conforms_to_pdf_ua(failures, compose, law, tmp_path):
    answers = {fact.id: "unsure" for fact in law.text.facts}

    assert failures(compose(law, answers)) == []
    with pikepdf.open(tmp_path / "report.pdf") as opened:
        assert len(opened.pages) > 8


def test_a_report_can_be_made_at_once(program, plain, press):
    verdict = assess(program, plain)
    view = describe_verdict(program, verdict, today=TODAY)

    assert render_report(view, document=b"{}", link=SITE, created=TODAY).startswith(b"%PDF-1.7")
