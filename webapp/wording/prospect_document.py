"""What can still come of a verdict, what would change it and what forces it: parts of its JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from webapp.engine import Program, Verdict
from webapp.engine.doubt import Outlook
from webapp.engine.flips import Flip
from webapp.engine.smallest import Change, Ground
from webapp.engine.study import study
from webapp.model import Answers, Fact, Level, State, Value
from webapp.wording.values import plain_answers, plain_value

Json: TypeAlias = dict[str, Any]


def prospect_document(program: Program, verdict: Verdict) -> Json:
    """Write what follows for a verdict from every way in which it could have gone."""
    found = study(program, verdict)
    return {
        "forced_by": None if found.forced is None else _grounds(found.forced),
        "outlook": _outlook(verdict, found.outlook),
        "changes": {
            "single": [_flip(flip) for flip in found.flips],
            "smallest": [
                {"level": level.value, "ways": [_way(program, change) for change in changes]}
                for level, changes in found.changes
            ],
        },
    }


def forced_rules(program: Program, verdict: Verdict) -> Mapping[str, list[Json]]:
    """Write the answers that alone force each rule that applies or is lifted, by the rule's id."""
    return {rule: _grounds(grounds) for rule, grounds in study(program, verdict).forced_rules.items()}


def _grounds(grounds: Iterable[Ground]) -> list[Json]:
    return [
        {
            "fact": ground.fact.id,
            "answer": plain_value(ground.fact, ground.value),
            "without": [option.value for option in ground.fact.options if option.value in ground.without],
        }
        for ground in grounds
    ]


def _outlook(verdict: Verdict, outlook: Outlook) -> Json:
    is_open = [finding.rule.id for finding in verdict.findings if finding.state is State.UNKNOWN]
    return {
        "best": outlook.levels[0].value,
        "worst": outlook.levels[-1].value,
        "rules": [
            {"rule": rule, "states": [state.value for state in State if state in outlook.states[rule]]}
            for rule in is_open
        ],
        "settle": [
            {
                "fact": settler.fact.id,
                "outcomes": [
                    {
                        "answers": _values(settler.fact, outcome.values),
                        "levels": _levels(outcome.levels),
                        "open_rules": outcome.rules,
                    }
                    for outcome in settler.outcomes
                ],
            }
            for settler in outlook.settlers
        ],
    }


def _flip(flip: Flip) -> Json:
    return {
        "fact": flip.fact.id,
        "answers": _values(flip.fact, flip.values),
        "levels": _levels(flip.levels),
        "findings": [
            {"rule": rule, "from": before.value, "to": after.value}
            for rule, (before, after) in flip.changed.items()
        ],
    }


def _way(program: Program, change: Change) -> Json:
    return {"answers": _plain(program, change.answers), "then": _plain(program, change.then)}


def _plain(program: Program, answers: Answers) -> Json:
    return plain_answers(program.text.facts, answers)


def _values(fact: Fact, values: Iterable[Value]) -> list[str | int | float | list[str]]:
    return [plain_value(fact, value) for value in values]


def _levels(levels: Iterable[Level]) -> list[str]:
    return [level.value for level in levels]
