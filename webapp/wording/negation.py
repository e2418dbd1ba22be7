"""The contrary of a clause. Only plain clauses are turned; of all others it is said that they do not hold.

A wrong negation would be a wrong statement about the law, so a clause that has anything in it that could draw
the "not" to itself (an adverb, a second verb, another negation) is left whole.
"""

from __future__ import annotations

import re
from typing import Final

SUBJECT: Final = r"(?:it|they|people|you|permission|(?:the|its|a|an)(?: [a-z-]+){1,3}?)"
AUXILIARY: Final = re.compile(rf"({SUBJECT}) (is|are|was|were) (.+)")
VERB: Final = re.compile(r"it ([a-z]+s) (.+)")
NOT_VERBS: Final = frozenset(
    {"always", "besides", "has", "is", "itself", "its", "perhaps", "sometimes", "was"}
)
UNCLEAR: Final = re.compile(
    r"\b(all|alone|already|also|always|and|another|because|both|each|either|even|every|exactly|first|how|if|"
    r"itself|just|least|mainly|may|merely|more|most|must|neither|never|no|nobody|none|nor|not|nothing|only|or|"
    r"rather|same|solely|some|still|than|that|too|unless|what|when|where|whether|which|while|who|why|without|"
    r"yet)\b|,|;|.\b(it|there|they|this|we|you)\b"
)


def negated(clause: str) -> str:
    """Say the contrary of a clause.

    >>> negated("it is meant for education")
    'it is not meant for education'
    >>> negated("it identifies people"), negated("it matches faces"), negated("it processes images")
    ('it does not identify people', 'it does not match faces', 'it does not process images')
    >>> negated("the use is limited in time")
    'the use is not limited in time'
    >>> negated("it is used only by the police")
    'it is not the case that it is used only by the police'
    """
    if UNCLEAR.search(clause):
        return f"it is not the case that {clause}"
    if found := AUXILIARY.fullmatch(clause):
        subject, verb, rest = found.groups()
        return f"{subject} {verb} not {rest}"
    if (found := VERB.fullmatch(clause)) and found[1] not in NOT_VERBS:
        return f"it does not {_infinitive(found[1])} {found[2]}"
    return f"it is not the case that {clause}"


def _infinitive(verb: str) -> str:
    """Take the ending of the third person off a verb."""
    if verb == "does":
        return "do"
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "ches", "shes", "xes", "oes")):
        return verb[:-2]
    return verb[:-1]
