"""Templates that speak: `_`, `ngettext` and `pgettext` as in Python, for pages and for print."""

from __future__ import annotations

from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup, escape

from webapp import language


def teach(templates: Environment) -> None:
    """Let templates speak. What a template says may hold markup; what fills its placeholders is escaped."""
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
