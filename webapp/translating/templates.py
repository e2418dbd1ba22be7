"""Templates that speak: `_`, `ngettext` and `pgettext` as in Python, for pages and for print."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, Template, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from webapp import language
from webapp.translating.parts import has_english, tell_parts, without_marks


class Speaking(Template):
    """A template whose pages tell which of their parts are in English."""

    def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401 (Jinja's own type)
        """Fill it in."""
        return tell_parts(super().render(*args, **kwargs))


def teach(templates: Environment) -> None:
    """Let templates speak. What a template says may hold markup; what fills its placeholders is escaped."""
    templates.template_class = Speaking
    templates.filters["unmarked"] = without_marks
    templates.tests["partly_english"] = has_english
    templates.globals |= {"_": _gettext, "ngettext": _ngettext, "pgettext": _pgettext}
    templates.globals["speech"] = language.spoken


@pass_eval_context
def _gettext(context: EvalContext, message: str, /, **values: object) -> str:
    if not context.autoescape:
        return language._(message, **values)
    return Markup(language._(message, **_escaped(values)))  # noqa: S704 (ours, and its values are escaped)


@pass_eval_context
def _ngettext(context: EvalContext, one: str, many: str, number: int, /, **values: object) -> str:
    if not context.autoescape:
        return language.ngettext(one, many, number, **values)
    return Markup(language.ngettext(one, many, number, **_escaped(values)))  # noqa: S704 (as above)


@pass_eval_context
def _pgettext(context: EvalContext, told: str, message: str, /, **values: object) -> str:
    if not context.autoescape:
        return language.pgettext(told, message, **values)
    return Markup(language.pgettext(told, message, **_escaped(values)))  # noqa: S704 (as above)


def _escaped(values: dict[str, object]) -> dict[str, object]:
    return {name: escape(value) for name, value in values.items()}
