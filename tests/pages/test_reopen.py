"""A saved result opened again: what we made comes back, what others made is refused, and nothing breaks."""

from __future__ import annotations

import io
import json
import zlib
from urllib.parse import parse_qs, urlsplit

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.pages.conftest import CheckedClient, Page, check_headers, check_html
from webapp.saved import LARGEST_DOCUMENT, LARGEST_FILE, NotSaved, attached, read_saved

QUERY = "tasks=identify&by_the_watch=yes&country=DE&penalty_years=4.5&ordered_by_judge=unsure&role=user"
VERDICT = f"/check/village?{QUERY}"


def send(client: CheckedClient, content: bytes, name: str = "saved") -> TestResponse:
    head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--edge--\r\n"
    response = client.client.post("/open", data=body, content_type="multipart/form-data; boundary=edge")
    check_headers(response)
    return response


def refused(client: CheckedClient, content: bytes) -> str:
    """Return why a file is refused, as its field says."""
    response = send(client, content)
    assert response.status_code == 422
    soup = check_html(response.get_data(as_text=True))
    error = soup.select_one("#file-error")
    assert error is not None
    summary = soup.select_one(".error-summary a")
    assert summary is not None
    assert summary.get_text() == error.get_text()
    assert summary["href"] == "#file"
    return error.get_text()


def opened(client: CheckedClient, content: bytes) -> Page:
    """Return the page to which a file leads."""
    response = send(client, content)
    assert response.status_code == 303, response.get_data(as_text=True)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Location"].startswith(("/check/", "/compare?"))
    return client.get(response.headers["Location"])


def saved(answers: object, **more: object) -> bytes:
    return json.dumps({"text": "village", "answers": answers} | more).encode()


def test_the_json_of_a_result_leads_back_to_it(village: CheckedClient) -> None:
    content = village.client.get(VERDICT.replace("?", ".json?")).data

    assert opened(village, content).text == village.get(VERDICT).text


@pytest.mark.parametrize("form", [".pdf?", ".short.pdf?"])
def test_the_pdf_of_a_result_leads_back_to_it(village: CheckedClient, form: str) -> None:
    response = village.client.get(VERDICT.replace("?", form))
    if response.status_code == 503:
        pytest.skip("no PDF here")
    page = opened(village, response.data)

    assert page.text == village.get(VERDICT).text
    assert parse_qs(urlsplit(page.address).query).keys() == {*parse_qs(QUERY), "v"}


def test_a_pdf_with_notes_added_to_it_still_leads_back(village: CheckedClient) -> None:
    response = village.client.get(VERDICT.replace("?", ".pdf?"))
    if response.status_code == 503:
        pytest.skip("no PDF here")
    note = b"\n9999 0 obj\n<</Type /Annot /Subtype /Text /Contents (mine)>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

    assert opened(village, response.data + note).heading == village.get(VERDICT).heading


def test_a_pdf_packed_anew_by_another_program_is_refused_with_advice(village: CheckedClient) -> None:
    response = village.client.get(VERDICT.replace("?", ".pdf?"))
    if response.status_code == 503:
        pytest.skip("no PDF here")
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(response.data)) as pdf:
        for name in list(pdf.attachments):
            del pdf.attachments[name]
        pdf.save(packed)

    assert "may have lost it" in refused(village, packed.getvalue())


def test_answers_that_are_none_are_told_on_the_page_as_in_any_address(village: CheckedClient) -> None:
    page = opened(village, saved({"tasks": ["fly"], "colour": "red", "role": True}, tree="0" * 64))
    notices = page.text

    assert "“fly”, which is not an answer to it" in notices
    assert "“colour=red”, which is no question of this text" in notices
    assert "“True”, which is not an answer to it" in notices
    assert "made with an earlier state of our tree" in notices


def test_a_result_of_a_version_that_is_gone_opens_with_the_newest(village: CheckedClient) -> None:
    page = opened(village, saved({"tasks": "none"}, text="village@1999-01-01", tree="f" * 64))

    assert page.address.startswith("/check/village@")
    assert "earlier state of our tree" in page.text


def test_a_saved_comparison_opens_as_a_comparison(real: CheckedClient) -> None:
    texts = [{"text": "eu-ai-act"}, {"text": "eu-ai-act@2024-07-12"}]
    response = send(real, json.dumps({"texts": texts, "answers": {"ai_system": "yes"}}).encode())

    assert response.headers["Location"].startswith("/compare?texts=eu-ai-act@")
    real.get(response.headers["Location"])


REFUSED = {
    "nothing": (b"", "neither a PDF nor a JSON file"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "neither a PDF nor a JSON file"),
    "a list": (b"[1, 2]", "no result that was downloaded here"),
    "no text": (b'{"answers": {}}', "names no text, or no answers"),
    "no answers": (b'{"text": "village"}', "names no text, or no answers"),
    "answers that are none": (saved([1]), "names no text, or no answers"),
    "another text": (saved({}, text="town"), "“town”, which is not among the texts"),
    "markup": (saved({}, text="<script>"), "“<script>”, which is not among the texts"),
    "an answer twice": (b'{"text": "village", "answers": {"role": "a", "role": "b"}}', "more than once"),
    "too many answers": (saved({str(number): "x" for number in range(501)}), "more than any result"),
    "long answers": (saved({f"{number}": "x" * 150 for number in range(40)}), "than fit into an address"),
    "a deep nest": (b'{"text": ' + b"[" * 100_000, "neither a PDF nor a JSON file"),
    "a pdf without attachment": (b"%PDF-1.7\n%%EOF", "No result of ours is attached"),
    "a pdf full of marks": (b"%PDF-1.7 " + b"/EmbeddedFile" * 300_000, "No result of ours is attached"),
    "a pdf cut off": (b"%PDF-1.7 <</Type /EmbeddedFile /Filter /FlateDecode>>\nstream\nx\xda", "attached"),
}


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_result_of_ours_is_refused_at_its_field(
    village: CheckedClient, content: bytes, told: str
) -> None:
    assert told in refused(village, content)


def test_a_form_without_a_file_says_what_to_choose(village: CheckedClient) -> None:
    response = village.client.post("/open", data={"file": "text"})

    assert response.status_code == 422
    assert "Choose a file that you have downloaded here" in response.get_data(as_text=True)


def test_a_file_far_too_large_is_refused_before_it_is_read(village: CheckedClient) -> None:
    response = send(village, b" " * (LARGEST_FILE + 20_000))

    assert response.status_code == 413
    assert "Choose the file as it was downloaded here" in response.get_data(as_text=True)


def test_a_file_a_little_too_large_is_told_at_its_field(village: CheckedClient) -> None:
    assert "larger than 5 MB" in refused(village, b"{" + b" " * LARGEST_FILE)


def pdf_with(stream: bytes) -> bytes:
    head = b"%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile/Params <</Size 1>>/Filter /FlateDecode>>\nstream\n"
    return head + stream + b"\nendstream\nendobj\n"


def test_no_more_is_unpacked_than_a_result_of_ours_may_have() -> None:
    bomb = zlib.compress(b"{" + b" " * 500_000_000, level=9)

    with pytest.raises(NotSaved, match="No result of ours"):
        attached(pdf_with(bomb))
    assert len(attached(pdf_with(zlib.compress(b"{" + b" " * (LARGEST_DOCUMENT - 1))))) == LARGEST_DOCUMENT


def test_no_other_address_than_ours_comes_out_of_a_file(village: CheckedClient) -> None:
    for name in ("//evil.example", "https://evil.example", "village/../..", "village\r\nSet-Cookie: a=b"):
        assert "not among the texts" in refused(village, saved({}, text=name))


@pytest.mark.parametrize("address", ["/", "/open", VERDICT])
def test_the_form_stands_where_readers_look_for_it(village: CheckedClient, address: str) -> None:
    form = village.get(address).one("form.reopen")

    assert (form["action"], form["method"], form["enctype"]) == ("/open", "post", "multipart/form-data")


# Whatever is sent, the answer is a page or an address of ours.

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.fixed_dictionaries(
    {"text": st.sampled_from(["village", "town"]) | JSON, "answers": JSON},
    optional={"tree": JSON, "texts": JSON, "schema": JSON},
).map(lambda document: json.dumps(document).encode())
STREAMS = st.binary(max_size=40) | DOCUMENTS | DOCUMENTS.map(zlib.compress)
UPLOADS = st.binary(max_size=200) | DOCUMENTS | STREAMS.map(pdf_with)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(UPLOADS)
def test_no_file_makes_an_error_of_ours(village: CheckedClient, content: bytes) -> None:
    response = send(village, content)

    assert response.status_code in {303, 422}
    if response.status_code == 303:
        assert village.client.get(response.headers["Location"]).status_code in {200, 422}


@settings(max_examples=200)
@given(UPLOADS)
def test_a_file_is_read_or_refused_with_a_reason(content: bytes) -> None:
    try:
        found = read_saved(content)
    except NotSaved as refusal:
        assert str(refusal).endswith(".")  # noqa: PT017 (both ends are good)
    else:
        assert found.texts


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "application/json", ""]
    ),
)
def test_no_body_makes_an_error_of_ours(village: CheckedClient, body: bytes, kind: str) -> None:
    response = village.client.post("/open", data=b"--x\r\n" + body, content_type=kind)

    assert response.status_code in {303, 400, 413, 422}
    check_headers(response)
