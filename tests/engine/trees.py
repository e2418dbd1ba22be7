"""Small texts for the engine's tests: written in a line each, or drawn at random."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

from hypothesis import strategies as st

from webapp.model import (
    ALWAYS,
    NONE,
    UNSURE,
    All,
    Any,
    Conclusion,
    Condition,
    Document,
    Duty,
    Fact,
    FactType,
    Found,
    Holds,
    Level,
    Limb,
    Not,
    Note,
    Option,
    Rule,
    Source,
    State,
    Status,
    Test,
    Text,
    Topic,
    Value,
    Within,
)

DOCUMENT = Document("act", "The Act", "Act", "https://example.org/act", "binding law")
SOURCE = Source("art-1", "Art. 1", DOCUMENT, "https://example.org/act#art_1")


def fact(name: str, type_: FactType = FactType.YES_NO, options: Sequence[str] = (), **rest: object) -> Fact:
    """Return a fact with the given options, yes and no by default."""
    if type_ is FactType.YES_NO:
        options = ("yes", "no")
    made = tuple(Option(value, value.title(), f"{name} is {value}") for value in options)
    settings: dict[str, object] = {"find_out": f"Ask about {name}."} | rest
    return Fact(name, f"What about {name}?", type_, made, (SOURCE,), **settings)  # type: ignore[arg-type]


def test(name: str, *values: str) -> Test:
    """Return the test that the fact has one of the values, `yes` by default."""
    return Test(name, frozenset(values or ("yes",)))


test.__test__ = False  # type: ignore[attr-defined]  # not for pytest to collect


def limb(name: str, when: Condition) -> Limb:
    """Return a carve-out, exception or safeguard."""
    return Limb(name, name.title(), when, (SOURCE,))


def rule(name: str, when: Condition, finding: Level = Level.PROHIBITED, **rest: object) -> Rule:
    """Return a rule."""
    return Rule(name, name.title(), finding, (SOURCE,), when, **rest)  # type: ignore[arg-type]


def duty(name: str, when: Condition, who: Sequence[str] = ()) -> Duty:
    """Return a duty."""
    return Duty(name, tuple(who), f"Do {name}.", when, (SOURCE,))


def text(facts: Sequence[Fact], rules: Sequence[Rule], **rest: object) -> Text:
    """Return a text of these facts and rules."""
    settings: dict[str, object] = {
        "role": None,
        "conclusions": (),
        "duties": (),
        "notes": (Note("note", Topic.PENALTIES, "Mind this.", ALWAYS, (SOURCE,)),),
        "digest": "0" * 16,
    } | rest
    return Text(
        "act",
        date(2026, 1, 1),
        "The Act",
        "Act",
        Status.LAW,
        "Parliament",
        "An act.",
        SOURCE,
        facts=tuple(facts),
        rules=tuple(rules),
        **settings,  # type: ignore[arg-type]
    )


def values(one: Fact) -> list[Value]:
    """Return every answer of a small fact that tests can tell apart, `UNSURE` aside."""
    if one.type is FactType.NUMBER:
        return [Decimal(number) for number in ("0", "1", "1.5", "2", "2.5", "3", "4")]
    names = [option.value for option in one.options]
    if one.type is FactType.CHOICES:
        picks = product((False, True), repeat=len(names))
        return [frozenset(n for n, chosen in zip(names, pick, strict=True) if chosen) for pick in picks]
    return list(names)


def completions(
    facts: Sequence[Fact], answers: dict[str, Value], *, unsure: bool
) -> Iterator[dict[str, Value]]:
    """Yield the answers with every open fact answered in each way; unsure answers stay."""
    spread = [
        [answers[one.id]] if one.id in answers else values(one) + ([UNSURE] if unsure else [])
        for one in facts
    ]
    for pick in product(*spread):
        yield {one.id: value for one, value in zip(facts, pick, strict=True)}


# Random texts ----------------------------------------------------------------------------------

ROLE = fact("role", FactType.CHOICE, ("provider", "deployer"))


@st.composite
def fact_lists(draw: st.DrawFn) -> list[Fact]:
    """Draw up to five facts of all types, some of which hold only with an earlier one."""
    made = [ROLE]
    for number in range(draw(st.integers(2, 4))):
        name = f"f{number}"
        kind = draw(st.sampled_from([FactType.YES_NO, FactType.CHOICE, FactType.CHOICES, FactType.NUMBER]))
        gate = draw(st.none() | conditions(made[1:])) if len(made) > 1 else None
        bounds = {"minimum": Decimal(0), "maximum": Decimal(4)} if kind is FactType.NUMBER else {}
        options = ("a", "b", "c")[: draw(st.integers(2, 3))] if kind is FactType.CHOICE else ("a", "b")
        made.append(fact(name, kind, () if kind is FactType.NUMBER else options, only_if=gate, **bounds))
    return made


@st.composite
def atoms(draw: st.DrawFn, facts: Sequence[Fact]) -> Condition:
    """Draw a test of one of the facts."""
    one = draw(st.sampled_from(list(facts)))
    if one.type is FactType.NUMBER:
        low, high = draw(st.integers(1, 2)), draw(st.integers(2, 3))
        return draw(
            st.sampled_from(
                [
                    Within(one.id, low=Decimal(low), low_open=draw(st.booleans())),
                    Within(one.id, high=Decimal(high), high_open=draw(st.booleans())),
                    Within(one.id, low=Decimal(low), high=Decimal(high)),
                ]
            )
        )
    names = [option.value for option in one.options]
    if one.type is FactType.CHOICES and draw(st.booleans()):
        return Test(one.id, frozenset({NONE}))
    return Test(one.id, draw(st.frozensets(st.sampled_from(names), min_size=1, max_size=2)))


def conditions(facts: Sequence[Fact], leaves: Sequence[Condition] = ()) -> st.SearchStrategy[Condition]:
    """Draw a condition over the facts and, where given, conclusions and rules."""
    leaf = atoms(facts) | st.sampled_from(list(leaves)) if leaves else atoms(facts)
    return st.recursive(
        leaf,
        lambda part: st.one_of(
            st.lists(part, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
            st.lists(part, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
            part.map(Not),
        ),
        max_leaves=5,
    )


@st.composite
def rules(draw: st.DrawFn, name: str, facts: Sequence[Fact], leaves: Sequence[Condition]) -> Rule:
    """Draw a rule with carve-outs, exceptions and safeguards."""
    plain = conditions(facts, leaves)
    limbs = {
        kind: tuple(limb(f"{kind}-{n}", draw(plain)) for n in range(draw(st.integers(0, 2))))
        for kind in ("unless", "exceptions", "provided")
    }
    if not limbs["exceptions"]:
        limbs["provided"] = ()
    finding = draw(st.sampled_from([Level.PROHIBITED, Level.HIGH_RISK, Level.TRANSPARENCY]))
    roles = draw(st.sampled_from([(), ("deployer",)]))
    return rule(name, draw(plain), finding, addressed_to=roles, then=Level.CONDITIONAL, **limbs)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Draw a text: a rule that leads outside or none, up to three others that may name each other, a duty."""
    facts = draw(fact_lists())
    asked = facts[1:]
    conclusion = Conclusion("c", "C", draw(conditions(asked)), (SOURCE,), "c holds", "c does not hold")
    leaves: list[Condition] = [Holds("c")]
    made: list[Rule] = []
    if draw(st.booleans()):
        made.append(rule("out", draw(conditions(asked, leaves)), Level.OUTSIDE))
    for number in range(draw(st.integers(1, 3))):
        name = f"r{number}"
        made.append(draw(rules(name, asked, leaves)))
        state = draw(st.sampled_from([State.APPLIES, State.EXCEPTED, State.DOES_NOT_APPLY]))
        leaves.append(Found(name, frozenset({state})))
    duties = [duty("d", draw(conditions(asked, leaves)), who=draw(st.sampled_from([(), ("provider",)])))]
    return text(facts, made, role="role", conclusions=(conclusion,), duties=tuple(duties))


@st.composite
def partial_answers(draw: st.DrawFn, facts: Sequence[Fact]) -> dict[str, Value]:
    """Draw answers, unsure ones among them, to some of the facts."""
    return {
        one.id: draw(st.sampled_from([*values(one), UNSURE])) for one in facts if draw(st.integers(0, 2)) > 0
    }
