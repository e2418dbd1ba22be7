"""The texts page: texts and events in one order of time, as a list and as a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.compare.conftest import TODAY
from tests.compare.square import LIBRARY
from tests.pages.conftest import CheckedClient
from webapp.model import Event, Library, select
from webapp.wording.timeline import EventEntry, TextEntry, describe_timeline, span_in_words

TEXTS = select(LIBRARY.texts).texts


def test_texts_and_events_stand_in_one_order_of_time(square: CheckedClient) -> None:
    entries = square.get("/texts").all(".timeline > li")

    assert [entry[:16] for entry in entries] == [
        "January 2024 · D",
        "April 2024 : The",
        "1 March 2025 · D",
        "8 September 2025",
        "1 January 2026 ·",
        "2 February 2028 ",
    ]


def test_each_text_says_what_it_is_what_it_bans_and_where_it_is_from(square: CheckedClient) -> None:
    page = square.get("/texts")
    plea, draft, law = page.soup.select(".text-entry")

    assert page.all(".text-entry h2") == [
        "The Plea of the Square",
        "The Draft on the Square",
        "The Square Act",
    ]
    assert [tag.get_text() for tag in plea.select("details li")] == ["No searching"]
    assert plea.select_one("summary").get_text(strip=True) == "What it would ban (1)"  # type: ignore[union-attr]
    assert law.select_one("summary").get_text(strip=True) == "What it bans (1)"  # type: ignore[union-attr]
    assert draft.select_one("a.source")["href"] == "https://example.org/draft"  # type: ignore[index]
    assert "It wanted searching for a few." in draft.get_text()


def test_an_event_says_when_what_and_what_is_not_sure(square: CheckedClient) -> None:
    spring, talks, lamps = square.get("/texts").all(".event-entry")

    assert spring == "April 2024 : The plea is read out. To be verified: By whom?"
    assert talks == "8 September 2025 to 9 September 2025 : The council talks about the draft."
    assert lamps == "2 February 2028 to come : The lamps must be told of. ( Art. 7 Square Act )"


def test_the_picture_says_itself_to_whoever_does_not_see_it(square: CheckedClient) -> None:
    page = square.get("/texts")
    drawn = page.one("svg.timeline-picture")

    assert drawn["role"] == "img"
    assert drawn["aria-labelledby"] == "timeline-title timeline-description"
    assert page.one("#timeline-title").get_text() == "Texts and events from 2024 to 2028"
    assert "Plea, January 2024, demand; Draft, 1 March 2025, draft; Square Act, 1 January 2026, law" in (
        page.one("#timeline-description").get_text()
    )


def test_in_the_picture_later_stands_further_right_and_everything_inside() -> None:
    drawn = describe_timeline(TEXTS, LIBRARY.events, today=TODAY).picture
    places = [lane.x for lane in drawn.lanes]

    assert places == sorted(places)
    assert [tick.x for tick in drawn.ticks] != []
    for x in (*places, *(tick.x + tick.width for tick in drawn.ticks), drawn.today):
        assert 0 < x < drawn.width
    assert [lane.is_law for lane in drawn.lanes] == [False, False, True]


def test_a_label_that_would_leave_the_picture_stands_left_of_its_mark() -> None:
    late = replace(TEXTS[-1], version=date(2026, 11, 1))
    drawn = describe_timeline((*TEXTS[:-1], late), (), today=TODAY).picture

    assert [lane.anchor for lane in drawn.lanes] == ["start", "start", "end"]
    assert drawn.lanes[-1].label_x < drawn.lanes[-1].x


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event("e", date(2023, 12, 8), "E"), "8 December 2023"),
        (Event("e", date(2023, 12, 8), "E", until=date(2024, 1, 9)), "8 December 2023 to 9 January 2024"),
        (Event("e", date(2020, 10, 1), "E", day_known=False), "October 2020"),
        (
            Event("e", date(2020, 10, 1), "E", until=date(2020, 11, 30), day_known=False),
            "October 2020 to November 2020",
        ),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(event: Event, words: str) -> None:
    assert span_in_words(event) == words


def test_every_text_and_event_of_the_trees_is_on_the_page(whole: CheckedClient, library: Library) -> None:
    view = describe_timeline(select(library.texts).texts, library.events, today=TODAY)
    page = whole.get("/texts")

    assert len([entry for entry in view.entries if isinstance(entry, TextEntry)]) == len(library.texts)
    assert len([entry for entry in view.entries if isinstance(entry, EventEntry)]) == len(library.events)
    assert len(page.soup.select(".timeline > li")) == len(library.texts) + len(library.events)
    assert len(page.soup.select(".timeline-picture .tick")) == len(library.events)
