"""Answers that no test of a text can tell apart, each sort once: what walks and counts go by.

A fact of twelve options has 4,096 answers; a text that looks at two of the options tells four sorts apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from webapp.engine.domains import Domain, domains
from webapp.engine.evaluate import matches
from webapp.engine.program import Program
from webapp.model import Test, Value, Within

MOST_SORTS: Final = 4_096


@dataclass(frozen=True, slots=True)
class Sort:
    """Answers to one fact that come to the same. `value`: one of them; `count`: how many they are.

    Of a number's answers, one is counted for each stretch between the bounds that tests name.
    """

    value: Value
    count: int


Sorts: TypeAlias = tuple[Sort, ...]


@lru_cache(maxsize=64)
def sorts_of(program: Program) -> Mapping[str, Sorts | None]:
    """Return the sorts of answers of each fact; None for a fact that has too many to go through."""
    return {name: _sorts(domain) for name, domain in domains(program).items()}


def sorted_by(tests: Iterable[Test | Within], values: Iterable[Value]) -> Sorts:
    """Put answers that these tests cannot tell apart into one sort."""
    tests = tuple(tests)
    found: dict[tuple[bool, ...], Sort] = {}
    for value in values:
        profile = tuple(matches(test, value) for test in tests)
        known = found.get(profile)
        found[profile] = Sort(value if known is None else known.value, 1 + (known.count if known else 0))
    return tuple(found.values())


def _sorts(domain: Domain) -> Sorts | None:
    return _sets(domain) if domain.several else sorted_by(domain.tests, domain.cells.values())


def _sets(domain: Domain) -> Sorts | None:
    """Put the sets of options together option by option, keeping one set for each way the tests come out."""
    tests = [test for test in domain.tests if isinstance(test, Test)]
    found: dict[tuple[bool, ...], Sort] = {(False,) * len(tests): Sort(frozenset(), 1)}
    for option in domain.cells:
        passed = tuple(option in test.values for test in tests)
        for profile, sort in list(found.items()):
            reached = tuple(a or b for a, b in zip(profile, passed, strict=True))
            known = found.get(reached)
            value = frozenset({option}).union(_options(sort)) if known is None else known.value
            found[reached] = Sort(value, sort.count + (known.count if known else 0))
        if len(found) > MOST_SORTS:
            return None
    return _with_the_empty_set(domain, tuple(found.values()))


def _with_the_empty_set(domain: Domain, found: Sorts) -> Sorts:
    """Set the empty set apart where a test looks for it."""
    tests = domain.tests
    empty: Value = frozenset()
    plain = [sort for sort in found if sort.value != empty]
    (nothing,) = [sort for sort in found if sort.value == empty]
    untested = [o for o in domain.cells if not any(isinstance(t, Test) and o in t.values for t in tests)]
    if not untested or not any(matches(test, empty) for test in tests):
        return (nothing, *plain)
    rest = Sort(frozenset(untested[:1]), nothing.count - 1)
    return (Sort(empty, 1), rest, *plain)


def _options(sort: Sort) -> frozenset[str]:
    return sort.value if isinstance(sort.value, frozenset) else frozenset()
