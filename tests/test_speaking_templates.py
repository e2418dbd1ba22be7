"""Templates speak as Python does, and escape what they are given."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

from webapp.translating import teach


@pytest.fixture(params=[True, False], ids=["page", "plain"])
def templates(request):
    environment = Environment(autoescape=request.param)  # noqa: S701 (both kinds are the point)
    teach(environment)
    return environment


def test_a_page_escapes_what_fills_a_message_and_keeps_the_message_s_own_markup():
    page = Environment(autoescape=True)
    teach(page)

    written = page.from_string("{{ _('<b>{name}</b> &amp; {link}', name=name, link=link) }}")

    assert written.render(name="a<b", link=Markup("<i>c</i>")) == "<b>a&lt;b</b> &amp; <i>c</i>"


def test_a_plain_template_escapes_nothing():
    plain = Environment(autoescape=False)  # noqa: S701 (plain text)
    teach(plain)

    assert plain.from_string("{{ _('{name}', name='a<b') }}").render() == "a<b"


def test_numbers_and_contexts_are_said_in_every_kind_of_template(templates):
    source = "{{ ngettext('{number} day', '{number} days', n) }} {{ pgettext('month', 'May {n}', n=n) }}"

    assert templates.from_string(source).render(n=2) == "2 days May 2"


def test_a_message_may_be_written_in_pieces_over_several_lines(templates):
    assert (
        templates.from_string("{{ _('One line '\n  'and one more.') }}").render() == "One line and one more."
    )
