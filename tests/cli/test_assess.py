"""`fingerpost assess` takes answers in every shape that people have them in, and refuses what is not one."""

import json
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.links import address
from webapp.reading import read_library

ANSWERS = {"dog": "yes", "leash": "long", "country": "DE", "extras": ["ball"], "age": 12, "role": "visitor"}
QUERY = "dog=yes&leash=long&country=DE&extras=ball&age=12&role=visitor"
YAML = "dog: yes\nleash: long\ncountry: DE\nextras: [ball]\nage: 12\nrole: visitor\n"
CASE = "answers: {dog: yes, leash: long, country: DE, extras: ball, age: 12, role: visitor}\n"


@pytest.fixture
def saved(fingerpost, tmp_path):
    """A verdict saved as JSON."""
    path = tmp_path / "verdict.json"
    path.write_text(fingerpost("assess", "order", QUERY, "--json").out, encoding="utf-8")
    return path


def test_a_report_gives_back_the_answers_that_it_was_made_of(weasyprint, fingerpost, tmp_path, saved):
    path = tmp_path / "report.pdf"
    assert fingerpost("report", "order", QUERY, "-o", str(path)).code == 0

    assert fingerpost("assess", "order", str(path), "--json").out == saved.read_text(encoding="utf-8")


def test_a_pdf_from_elsewhere_is_refused_with_advice(fingerpost, tmp_path):
    path = tmp_path / "other.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    refused = fingerpost("assess", "order", str(path))

    assert refused.code == 1
    assert "No result of ours is attached to this PDF." in refused.err


def test_the_verdict_is_told_in_words(fingerpost):
    said = fingerpost("assess", "order", QUERY)

    assert (said.code, said.err) == (0, "")
    for words in (
        "PROHIBITED",
        "No loose dogs",
        "Playing: holds",
        "Missing:",
        "Somebody grown up: does not hold",
        "Clean up.",
        "Will apply from 2 December 2027",
        "It costs ten.",
        "https://example.org/order#art_1",
        "no legal advice",
    ):
        assert words in said.out


def test_an_open_verdict_says_what_is_still_possible_and_what_to_find_out(fingerpost):
    said = fingerpost("assess", "order", "dog=yes")

    assert said.code == 0
    assert "NOT SETTLED YET" in said.out
    assert "Measure it." in said.out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps(ANSWERS)),
        ("a.json", json.dumps(ANSWERS | {"age": "12", "dog": ["yes"], "extras": "ball"})),
        ("a.json", "\ufeff" + json.dumps({"answers": ANSWERS})),
        ("a.yaml", YAML),
        ("a.yaml", CASE),
        ("a.txt", QUERY),
        ("a.txt", f"https://example.org/check/order?{QUERY}&change=dog&asked=dog\n"),
    ],
)
def test_answers_in_any_shape_give_the_same_verdict(fingerpost, tmp_path, name, content):
    expected = fingerpost("assess", "order", QUERY)
    (tmp_path / name).write_text(content, encoding="utf-8")

    from_file = fingerpost("assess", "order", tmp_path / name)
    from_input = fingerpost("assess", "order", "-", given=content.removeprefix("\ufeff"))

    assert expected == from_file == from_input


def test_a_saved_verdict_gives_the_same_verdict_again(fingerpost, saved):
    assert fingerpost("assess", "order", saved, "--json").out == saved.read_text(encoding="utf-8")


def test_a_link_gives_the_same_verdict_again(fingerpost, park, saved):
    text = read_library(park).library.text("order")
    link = address(text, {"dog": "yes", "extras": frozenset({"ball", "bike"}), "age": "unsure"})

    said = fingerpost("assess", "order", link, "--json")

    assert json.loads(said.out)["answers"] == {"dog": "yes", "extras": ["ball", "bike"], "age": "unsure"}


def test_the_json_is_the_documented_document(fingerpost):
    document = json.loads(fingerpost("assess", "order@2026-01-01", QUERY, "--json").out)

    assert document["text"] == "order@2026-01-01"
    assert (document["status"], document["level"]) == ("decided", "prohibited")
    assert [missing["name"] for missing in document["findings"][0]["missing"]] == ["grown", "guarded"]
    assert document["answers"] == ANSWERS


def test_a_link_longer_than_any_file_name_is_read_as_a_link(fingerpost):
    said = fingerpost("assess", "order", f"/check/order?{'&'.join(['extras=ball'] * 400)}", "--json")

    assert (said.code, said.err) == (0, "")


def test_bytes_that_are_no_text_are_told(park):
    ended = subprocess.run(
        [sys.executable, "-m", "webapp", "--trees", park, "assess", "order", b"dog=\xff"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "fingerpost: “\ufffd” is not an answer to “dog”. Allowed: yes, no, unsure.\n"


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ('{"dgo": "yes"}', ["There is no fact “dgo”. Did you mean dog?"]),
        (
            '{"dog": "yess"}',
            ["“yess” is not an answer to “dog”. Did you mean yes? Allowed: yes, no, unsure."],
        ),
        ('{"dog": true}', ['“dog” has no text, number or list of texts as its value. Write "yes" or "no"']),
        ('{"dog": null}', ["“dog” has no text, number or list of texts as its value."]),
        ('{"dog": ["yes", "no"]}', ["“yes”, “no” is not an answer to “dog”. Allowed: yes, no, unsure."]),
        (
            '{"extras": ["ball", "none"]}',
            ["“ball”, “none” is not an answer to “extras”. Allowed: one or more of ball, bike, none, unsu"],
        ),
        ('{"age": 100}', ["“100” is not an answer to “age”. Allowed are numbers from 0 to 99, and unsure."]),
        ('{"age": 1e1}', ["“1e1” is not an answer to “age”."]),
        ('{"age": NaN}', ["“NaN” is not an answer to “age”."]),
        ('{"dog": "yes", "dog": "no"}', ["“dog” is answered more than once; only one answer could count."]),
        ('{"dog": "yes"', ["This is not JSON: "]),
        ('[{"dog": "yes"}]', ["Answers are written as"]),
        ("[" * 100_000, ["This JSON is nested too deep to hold answers."]),
        ("", ["There is nothing in it"]),
        ("dog: yes\ndog: no", ["standard input:2:1: `dog` stands here a second time"]),
        ("dog:", ["standard input:1:1: `dog` of `answers` has no value."]),
        ("dog: [yes", ["standard input:"]),
        ("just words", ["standard input:1:1: "]),
        ("dog=maybe&cat=yes", ["“maybe” is not an answer to “dog”.", "There is no fact “cat”."]),
        ("dog=yes&dog=no", ["“yes”, “no” is not an answer to “dog”."]),
        ("&".join(["dog=yes"] * 501), ["The link has more than 500 parameters"]),
        (
            "x" * 1_000_001,
            ["standard input has more than 1,000,000 characters; no set of answers is that long."],
        ),
    ],
)
def test_what_is_not_an_answer_is_told_and_nothing_is_decided(fingerpost, content, faults):
    said = fingerpost("assess", "order", "-", "--json", given=content)

    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == len(faults)
    for fault in faults:
        assert f"fingerpost: {fault}" in said.err


def test_all_faults_are_told_at_once(fingerpost):
    said = fingerpost(
        "assess", "order", "-", given='{"dgo": "yes", "leash": "middling", "age": -1, "extras": {}}'
    )

    assert said.code == 1
    assert len(said.err.splitlines()) == 4


def test_the_question_of_another_text_is_left_aside_with_a_remark(fingerpost, park):
    (park / "facts/more.yaml").write_text(
        "group: More\nfacts:\n"
        "  cat: {ask: A cat?, type: yes-no, means: {yes: a, no: b}, source: art-1, find_out: Look.}\n",
        encoding="utf-8",
    )

    said = fingerpost("assess", "order", "-", given='{"dog": "no", "cat": "yes"}')

    assert said.code == 0
    assert said.err == "fingerpost: “cat” is left aside: it is not a question of order@2026-01-01.\n"


def test_answers_to_an_earlier_state_of_the_tree_are_remarked(fingerpost, saved):
    earlier = json.loads(saved.read_text(encoding="utf-8")) | {"tree": "0123456789ab"}

    said = fingerpost("assess", "order", "-", given=json.dumps(earlier))
    by_link = fingerpost("assess", "order", f"{QUERY}&v=0123456789ab")

    assert said == by_link
    assert said.code == 0
    assert "were saved with an earlier state of our reading of order@2026-01-01" in said.err


def test_of_an_earlier_state_what_is_no_question_or_answer_any_more_is_left_aside_with_a_remark(
    fingerpost, saved
):
    now = json.loads(saved.read_text(encoding="utf-8"))
    gone = {"whistle": "yes", "age": "young"}
    then = now | {"tree": "0123456789ab", "answers": now["answers"] | gone}

    said = fingerpost("assess", "order", "-", given=json.dumps(then))

    assert said.code == 0
    assert "fingerpost: “whistle” is left aside: it is not a question any more.\n" in said.err
    assert "fingerpost: “young” is left aside: it is not an answer to “age” any more.\n" in said.err


def test_a_file_that_is_not_there_is_a_wrong_call(fingerpost, tmp_path):
    said = fingerpost("assess", "order", tmp_path / "nowhere.json")

    assert said.code == 2
    assert said.err == (
        f"fingerpost: Cannot read answers from “{tmp_path}/nowhere.json”: No such file or directory.\n"
    )


def test_a_folder_is_not_read_as_answers(fingerpost, tmp_path):
    said = fingerpost("assess", "order", tmp_path)

    assert said.code == 2
    assert "Is a directory" in said.err


def test_a_file_that_is_not_text_is_told(fingerpost, tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\xff\xfe")

    said = fingerpost("assess", "order", tmp_path / "a.png")

    assert said.code == 1
    assert "is not text in UTF-8" in said.err


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["dog", "leash", "age", "extras", "country", "answers", "tree", "v", ""]) | st.text(
    max_size=9
)
anything = (
    st.text(max_size=60)
    | st.dictionaries(names, json_values, max_size=4).map(json.dumps)
    | st.lists(st.tuples(names, st.text(max_size=9)), max_size=4).map(urlencode)
    | st.text("dogageleash:-[]{}=&?'\"#|>*!% \n12", max_size=60)
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=anything)
def test_whatever_is_handed_in_ends_in_a_verdict_or_in_complaints(fingerpost, content):
    said = fingerpost("assess", "order", "-", "--json", given=content)

    assert said.code in {0, 1}
    assert bool(said.out) == (said.code == 0)
    assert said.code == 0 or said.err.startswith("fingerpost: ")
