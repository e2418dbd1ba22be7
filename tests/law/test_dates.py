"""From when each rule applies: Art. 113 as amended on 27 July 2026."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.library import RULES

CHAPTERS_ONE_AND_TWO = date(2025, 2, 2)
NEW_PROHIBITIONS = date(2026, 12, 2)
GENERAL = date(2026, 8, 2)
LISTED_SYSTEMS = date(2027, 12, 2)
PRODUCTS = date(2028, 8, 2)


def art_113(rule: str) -> date:
    """Return the date of application that Art. 113 gives to the provision behind a rule."""
    if rule in {"art-5-1-ba", "art-5-1-bb"}:
        return NEW_PROHIBITIONS
    if rule.startswith(("art-5-", "art-2-")) or rule in {"not-ai-system", "no-union-link"}:
        return CHAPTERS_ONE_AND_TWO
    if rule.startswith(("annex-iii-", "art-26-")):
        return LISTED_SYSTEMS
    return {"art-6-1": PRODUCTS}.get(rule, GENERAL)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_applies_from_the_date_of_art_113(rule):
    assert RULES[rule].applies_from == art_113(rule)
