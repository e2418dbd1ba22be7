"""The Member States of the European Union, as answers of country facts."""

from __future__ import annotations

from typing import Final

from webapp.model import Option

PLACE: Final = "{country}"
"""Where the country stands in a fact's `means`."""

OTHER: Final = "other"

MEMBER_STATES: Final = (
    ("AT", "Austria"),
    ("BE", "Belgium"),
    ("BG", "Bulgaria"),
    ("HR", "Croatia"),
    ("CY", "Cyprus"),
    ("CZ", "Czechia"),
    ("DK", "Denmark"),
    ("EE", "Estonia"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("DE", "Germany"),
    ("GR", "Greece"),
    ("HU", "Hungary"),
    ("IE", "Ireland"),
    ("IT", "Italy"),
    ("LV", "Latvia"),
    ("LT", "Lithuania"),
    ("LU", "Luxembourg"),
    ("MT", "Malta"),
    ("NL", "Netherlands"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("RO", "Romania"),
    ("SK", "Slovakia"),
    ("SI", "Slovenia"),
    ("ES", "Spain"),
    ("SE", "Sweden"),
)
WITH_ARTICLE: Final = frozenset({"NL"})


def country_options(means: str) -> tuple[Option, ...]:
    """Return one option per Member State, and `other`; `means` holds the country's place.

    >>> options = country_options("it is used in {country}")
    >>> [option.means for option in options if option.value in {"NL", "other"}]
    ['it is used in the Netherlands', 'it is used in another country']
    """
    options = [
        Option(code, name, means.replace(PLACE, f"the {name}" if code in WITH_ARTICLE else name))
        for code, name in MEMBER_STATES
    ]
    return (*options, Option(OTHER, "Another country", means.replace(PLACE, "another country")))
