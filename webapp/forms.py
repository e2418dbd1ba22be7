"""The form of one question, built from its fact with WTForms, and every sentence it can say about an error.

Which values are allowed is decided in `webapp.answers`; this module shows the choices and says in words why a
submitted answer was not one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from werkzeug.datastructures import MultiDict
from wtforms import Field, RadioField, SelectField, SelectMultipleField, ValidationError

# Type ignore: WTForms 3.3 brought this class, the stubs describe 3.2.
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.form import BaseForm

from webapp.answers import number_as_text, parse_number, parse_value, value_as_text
from webapp.language import N_, _, with_decimal_mark
from webapp.model import NONE, UNSURE, Fact, FactType, Value

Submitted: TypeAlias = MultiDict[str, str]

NONE_LABEL: Final = N_("None of these")
UNSURE_LABEL: Final = N_("I am not sure")
CONTESTED: Final = N_("Contested")
TO_VERIFY: Final = N_("To be verified")
NO_CHOICE: Final = N_("Choose an answer. If you do not know, choose “{unsure}”.")
NO_CHOICES: Final = N_("Choose every answer that applies, or “{none}”, or “{unsure}”.")
NONE_AND_OTHERS: Final = N_("Choose either the answers that apply or “{none}”, not both.")
UNSURE_AND_OTHERS: Final = N_("Choose either an answer or “{unsure}”, not both.")
ONLY_ONE: Final = N_("Choose one answer only.")
NOT_OFFERED: Final = N_("Choose one of the answers shown. The one sent does not belong to this question.")
NO_NUMBER: Final = N_("Write a number. If you do not know it, tick “{unsure}”.")
NO_NUMBER_OF: Final = N_("Write a number of {unit}. If you do not know it, tick “{unsure}”.")
NOT_A_NUMBER: Final = N_("Write the number in digits only, for example 4 or 4.5.")
TOO_LOW: Final = N_("Write a number that is not below {bound}.")
TOO_HIGH: Final = N_("Write a number that is not above {bound}.")


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said below an answer; `label` is empty for a plain hint."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer as the page offers it."""

    input_id: str
    value: str
    label: str
    checked: bool
    remarks: tuple[Remark, ...]


class NumberField(Field):
    """A number in a text box and beside it a tick box for `unsure`, both under one name."""

    written: str = ""
    unsure: bool = False

    def process_data(self, value: Sequence[str] | None) -> None:
        """Take an answer given before, as its canonical texts."""
        self.process_formdata(list(value or ()))

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was submitted, and keep it as written so that an error page shows it again."""
        self.unsure = UNSURE in valuelist
        self.written = next((raw for raw in valuelist if raw and raw != UNSURE), "")
        self.data = valuelist


class FactForm(BaseForm):
    """The form of one page: one fact, whose id is the name of its parameter."""

    def __init__(self, fact: Fact, *, value: Value | None = None, submitted: Submitted | None = None) -> None:
        super().__init__({fact.id: _field(fact)})
        self.fact = fact
        self.process(submitted, data={fact.id: _given(fact, value)})

    @property
    def field(self) -> Any:  # noqa: ANN401 - each type of fact has a field of its own class
        """The one field of the form."""
        return self[self.fact.id]

    @property
    def error(self) -> str | None:
        """What is wrong with the answer, once `validate` has been called."""
        return next((str(error) for error in self.field.errors), None)

    @property
    def first_input(self) -> str:
        """The id of the input to which an error links."""
        return self.fact.id if self.fact.type is FactType.COUNTRY else f"{self.fact.id}-0"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to choose from, with `none` and `unsure` at the end; a number only has `unsure`."""
        if self.fact.type is FactType.NUMBER:
            remarks = _remarks(self.fact, UNSURE)
            return (Choice(f"{self.fact.id}-1", UNSURE, _(UNSURE_LABEL), self.field.unsure, remarks),)
        return tuple(
            Choice(shown.id, value, shown.choice.label, shown.checked, _remarks(self.fact, value))
            for shown in self.field
            for value in (shown.choice.value,)
        )

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The answers that say something about the system, without `none` and `unsure`."""
        return tuple(choice for choice in self.choices if choice.value not in (NONE, UNSURE))

    @property
    def exclusive(self) -> tuple[Choice, ...]:
        """`none`, where it is offered, and `unsure`: each stands alone."""
        return tuple(choice for choice in self.choices if choice.value in (NONE, UNSURE))


def check_answer(form: BaseForm, field: Field) -> None:
    """Raise `ValidationError` with advice in words unless the submitted values are an allowed answer."""
    assert isinstance(form, FactForm)  # noqa: S101 - says to mypy what WTForms cannot: only this form has the validator
    given = [raw.strip() for raw in field.raw_data or () if raw.strip()]
    if parse_value(form.fact, given) is None:
        raise ValidationError(_advice(form.fact, given))


def _advice(fact: Fact, given: list[str]) -> str:
    if fact.type is FactType.NUMBER:
        return _number_advice(fact, given)
    if not given:
        return _say(NO_CHOICES if fact.type is FactType.CHOICES else NO_CHOICE)
    allowed = {option.value for option in fact.options} | {NONE, UNSURE}
    if not allowed.issuperset(given):
        return _say(NOT_OFFERED)
    if fact.type is not FactType.CHOICES:
        return _say(NOT_OFFERED if len(given) == 1 else ONLY_ONE)
    return _say(UNSURE_AND_OTHERS if UNSURE in given else NONE_AND_OTHERS)


def _number_advice(fact: Fact, given: list[str]) -> str:
    if not given:
        return _say(NO_NUMBER_OF, unit=fact.unit) if fact.unit else _say(NO_NUMBER)
    if len(given) > 1:
        return _say(UNSURE_AND_OTHERS if UNSURE in given else ONLY_ONE)
    number = parse_number(given[0])
    if number is None:
        return _say(NOT_A_NUMBER)
    if fact.minimum is not None and number < fact.minimum:
        return _say(TOO_LOW, bound=with_decimal_mark(number_as_text(fact.minimum)))
    highest = "" if fact.maximum is None else number_as_text(fact.maximum)
    return _say(TOO_HIGH, bound=with_decimal_mark(highest))


def _say(advice: str, **values: str) -> str:
    """Say advice, in which the answers that stand alone are called as they are on the page."""
    return _(advice, none=_(NONE_LABEL), unsure=_(UNSURE_LABEL), **values)


def _given(fact: Fact, value: Value | None) -> str | tuple[str, ...] | None:
    if value is None:
        return None
    texts = value_as_text(fact, value)
    return texts if fact.type in (FactType.CHOICES, FactType.NUMBER) else texts[0]


def _field(fact: Fact) -> Any:  # noqa: ANN401 - WTForms binds it when the form is made
    validators = [check_answer]
    match fact.type:
        case FactType.NUMBER:
            return NumberField(fact.ask, validators)
        case FactType.CHOICES:
            return SelectMultipleField(
                fact.ask, validators, choices=_options(fact, none=True), validate_choice=False
            )
        case FactType.COUNTRY:
            return SelectField(fact.ask, validators, choices=_options(fact), validate_choice=False)
        case FactType.YES_NO | FactType.CHOICE:
            return RadioField(fact.ask, validators, choices=_options(fact), validate_choice=False)


def _options(fact: Fact, *, none: bool = False) -> list[SelectChoice]:
    options = [SelectChoice(option.value, option.label) for option in fact.options]
    if none:
        options.append(SelectChoice(NONE, _(NONE_LABEL)))
    return [*options, SelectChoice(UNSURE, _(UNSURE_LABEL))]


def _remarks(fact: Fact, value: str) -> tuple[Remark, ...]:
    if value == UNSURE:
        return (Remark(_("To find out"), fact.find_out),)
    if value == NONE:
        return ()
    option = fact.option(value)
    remarks = (("", option.hint), (CONTESTED, option.contested), (TO_VERIFY, option.to_verify))
    return tuple(Remark(label and _(label), text) for label, text in remarks if text)
