"""One language is spoken at a time, and English needs no catalogue."""

from gettext import NullTranslations

import pytest

from webapp import language
from webapp.language import N_, Language, UnknownLanguage, _, ngettext, pgettext, speaking


class Piglet(NullTranslations):
    """Says everything twice, with its context if it has one."""

    def gettext(self, message):
        return f"{message} {message}"

    def ngettext(self, msgid1, msgid2, n):
        return f"{msgid2} {msgid1} {n % 1}"

    def pgettext(self, context, message):
        return f"{context}: {message}"


PIGLATIN = Language("pig", "Oink", "en_GB", Piglet())


@pytest.fixture(autouse=True)
def _piglet():
    with language.offering(PIGLATIN):
        yield


def test_english_says_what_the_code_says():
    assert _("A {wet} day", wet="dry") == "A dry day"
    assert pgettext("month", "May {day}", day=1) == "May 1"
    assert ngettext("{number} day", "{number} days of {month}", 1, month="May") == "1 day"
    assert ngettext("{number} day", "{number} days of {month}", 0, month="May") == "0 days of May"


def test_a_message_without_values_keeps_its_braces():
    assert _("{not a placeholder}") == "{not a placeholder}"


def test_another_language_is_spoken_within_the_block_and_no_longer():
    with speaking("pig"):
        assert language.language() == "pig"
        assert _("A {wet} day", wet="dry") == "A dry day A dry day"
        assert pgettext("month", "May {day}", day=1) == "month: May 1"
        assert ngettext("{number} day", "{number} days", 1) == "1 days 1 day 0"

    assert language.language() == "en"
    assert _("day") == "day"


def test_languages_nest():
    with speaking("pig"), speaking("en"):
        assert _("day") == "day"


def test_the_language_is_left_when_something_goes_wrong():
    with pytest.raises(ZeroDivisionError), speaking("pig"):
        raise ZeroDivisionError

    assert language.language() == "en"


def test_the_empty_message_stays_empty():
    with speaking("pig"):
        assert _("") == ""
        assert pgettext("month", "") == ""


def test_a_marked_message_is_said_when_it_is_said():
    day = N_("day")

    assert day == "day"
    with speaking("pig"):
        assert _(day) == "day day"


def test_a_language_that_nobody_offers_is_refused_by_name():
    with pytest.raises(UnknownLanguage, match="xx"), speaking("xx"):
        pass


def test_english_is_offered_first_and_a_language_offered_for_a_while_is_gone_after_it():
    swine = Language("sus", "Oenk", "en_GB", Piglet())

    with language.offering(swine):
        assert language.offered()[0].code == "en"
        assert swine in language.offered()

    assert swine not in language.offered()


def test_a_language_in_hand_is_spoken_though_nobody_offers_it():
    with speaking(Language("sus", "Oenk", "en_GB", Piglet())):
        assert _("day") == "day day"
