"""Everything on a sheet has its place: nothing lies on anything else, sticks out, or is cut off."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.trees import partial_answers, texts
from tests.pictures.drawn import crossed, outside, overlapping, too_wide
from webapp.engine import compile_text
from webapp.resources import locate
from webapp.wording.pictures import (
    as_file,
    describe_map,
    describe_picture,
    map_as_file,
    map_on_pages,
    map_on_poster,
    map_on_screen,
    on_pages,
    on_posters,
    on_screen,
)
from webapp.wording.pictures.measure import Face, width_of, wrap

DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
LETTERS_ELSEWHERE = (
    "ÀÁÂÃÄÅĀĂĄÆÇĆČĊÐĎĐÈÉÊËĒĖĘĚĞĠĢĦÌÍÎÏĪĮĶĹĻĽŁÑŃŅŇÒÓÔÕÖŐØŒŔŘŚŞŠȘŤŢȚÙÚÛÜŪŮŰŲÝŸŹŻŽ"
    "àáâãäåāăąæçćčċďđèéêëēėęěğġģħìíîïīįķĺļľłñńņňòóôõöőøœŕřśşšșťţțùúûüūůűųýÿźżžß«»…\u00a0\u202f"
)
"""What the languages of the Union write with Latin letters, beside those of English."""
some = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def conservative(text, size, bold):
    return width_of(text, size, bold=bold)


def measured(regular, bold):
    """Return a function that measures text by the widths of a font's two files."""
    fonts = {False: TTFont(regular), True: TTFont(bold)}

    def measure(text, size, bold):
        font = fonts[bold]
        names, advances = font.getBestCmap(), font["hmtx"]
        units = font["head"].unitsPerEm
        return sum(advances[names.get(ord(character), ".notdef")][0] for character in text) * size / units

    return measure


@pytest.fixture(scope="module")
def our_font():
    """Measures in the font of the PDF."""
    folder = locate().static / "fonts"
    return measured(folder / "SourceSans3-Regular.ttf", folder / "SourceSans3-Bold.ttf")


@pytest.fixture(scope="module")
def widest_font():
    """Measures in the widest font in common use."""
    if not (DEJAVU / "DejaVuSans.ttf").exists():
        pytest.skip("no DejaVu Sans (Debian: fonts-dejavu-core)")
    return measured(DEJAVU / "DejaVuSans.ttf", DEJAVU / "DejaVuSans-Bold.ttf")


@pytest.fixture(scope="module")
def vocabulary(library):
    """Every word of every question and answer."""
    facts = library.facts.values()
    said = [fact.ask for fact in facts] + [option.label for fact in facts for option in fact.options]
    return sorted({word for text in said for word in text.split()})


def assert_tidy(sheet):
    assert not overlapping(sheet)
    assert not outside(sheet)
    assert not crossed(sheet)


@some
@given(st.data())
def test_pictures_of_any_text_are_tidy_on_screen_and_paper(data):
    tree = data.draw(texts())
    program = compile_text(tree)
    answers = data.draw(st.none() | partial_answers(tree.facts))

    for one in tree.rules:
        picture = describe_picture(program, one.id, answers)
        for chart in picture.charts:
            assert_tidy(on_screen(chart))
            assert not too_wide(on_screen(chart), conservative)
        for sheet in [*on_pages(picture), *on_posters(picture), as_file(picture, "As it stands")]:
            assert_tidy(sheet)


def test_pictures_of_the_act_are_tidy_and_pan_free_on_a_phone(act):
    for one in act.text.rules:
        picture = describe_picture(act, one.id)
        for chart in picture.charts:
            sheet = on_screen(chart)
            assert_tidy(sheet)
            assert not too_wide(sheet, conservative)
            assert sheet.width == 360


@pytest.mark.parametrize("rule", ["art-5-1-h", "art-5-1-f", "annex-iii-1-a", "art-26-10"])
def test_pictures_of_the_act_are_tidy_on_paper(act, rule):
    picture = describe_picture(act, rule)

    for sheet in [*on_pages(picture), *on_posters(picture), as_file(picture, "As it stands")]:
        assert_tidy(sheet)


def test_the_longest_rule_of_the_act_stays_a_readable_chain(act):
    picture = describe_picture(act, "art-5-1-h")

    onward = [[row for row in box.rows if isinstance(row.goal, int)] for box in picture.main.boxes]

    assert len(picture.main.boxes) <= 22
    assert max(len(chart.boxes) for chart in picture.charts) <= 22
    assert all(len(box.rows) == 2 for box in picture.main.boxes)
    assert sum(len(rows) == 2 for rows in onward) <= 3


@pytest.mark.parametrize("bold", [False, True])
def test_no_word_is_wider_in_our_font_than_measured(vocabulary, our_font, bold):
    for word in vocabulary:
        assert our_font(word, 100, bold) <= width_of(word, 100, bold=bold, face=Face.OURS)
        assert our_font(word, 100, bold) <= width_of(word, 100, bold=bold)


@pytest.mark.parametrize("bold", [False, True])
def test_no_word_is_wider_in_the_widest_font_than_measured(vocabulary, widest_font, bold):
    for word in vocabulary:
        assert widest_font(word, 100, bold) <= width_of(word, 100, bold=bold)


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_of_another_language_is_wider_than_measured(our_font, widest_font, bold):
    for letter in LETTERS_ELSEWHERE:
        assert our_font(letter, 100, bold) <= width_of(letter, 100, bold=bold, face=Face.OURS)
        assert widest_font(letter, 100, bold) <= width_of(letter, 100, bold=bold)


def test_a_letter_with_an_accent_is_as_wide_as_the_letter():
    assert width_of("àéîôûç", 100) == width_of("aeiouc", 100)


def test_no_line_ends_at_a_space_that_holds_words_together():
    assert wrap("Règle «\u00a0Interdit\u00a0»", 90, 12) == ("Règle", "«\u00a0Interdit\u00a0»")


def test_words_keep_inside_their_frames_in_the_font_of_the_pdf(act, our_font):
    for one in act.text.rules:
        for sheet in on_pages(describe_picture(act, one.id)):
            assert not too_wide(sheet, our_font)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), st.integers(40, 200))
def test_no_line_is_wider_than_asked_and_no_character_is_lost(text, width):
    lines = wrap(text, width, 12)

    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width_of(line, 12) <= width or len(line) == 1 for line in lines)


def test_maps_of_all_texts_are_tidy(library):
    for text in library.texts:
        plan = describe_map(text)
        for sheet in [map_on_screen(plan), map_on_poster(plan), map_as_file(plan), *map_on_pages(plan)]:
            assert not outside(sheet)


def test_the_same_picture_is_laid_out_the_same(act):
    first, second = (as_file(describe_picture(act, "art-26-10"), "As it stands") for _ in range(2))

    assert first == second
