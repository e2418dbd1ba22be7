"""Every sentence of the letters that is not the tree's own.

Nothing here says what the law is: a letter says what is open, what hangs on it by the tree, and what would
show it. It does not say which answer leads to which result, so that nobody is tempted to answer by that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from webapp.wording.letters.letter import Kind

ASK: Final = re.compile(
    r"Ask (?:the (?:vendor|provider) )?"
    r"((?:for|to|whether|what|which|who|whom|whose|how|when|where|why|(?:on|under|from|by|at|in) wh\w+)\b.+)",
    re.DOTALL,
)
"""How trees say whom to ask for what: whoever has the system in hand, unless somebody else is named."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences of one kind of letter; `{...}` is filled in."""

    title: str
    greeting: str
    opening: str
    known: str
    asked: str
    nothing_asked: str
    questions: str
    questions_intro: str
    offered: str
    why: str
    hangs: str
    answers_it: str
    request: str
    other_way: str
    evidence: str
    evidence_intro: str
    evidence_line: str
    clauses: str
    clauses_intro: str
    clause: str
    attached: str
    standing_clauses: tuple[str, ...]
    assumed: str
    assumed_intro: str
    closing: tuple[str, ...]


PHRASES: Final[Mapping[Kind, Phrases]] = {
    "ask": Phrases(
        title="Questions on your system under the {text}",
        greeting="Dear [name of the vendor],",
        opening=(
            "we are considering [name of the system]. Before we decide we have to know what it is under this "
            "text: {title} ({version})."
        ),
        known="This is what we know so far. {headline}",
        asked=(
            "{count} without a definite answer. Please answer in writing by [date], and attach what shows "
            "that the answer is right."
        ),
        nothing_asked=(
            "We have no open question. Our result rests on what we assume below; please tell us by [date] if "
            "any of it is not so."
        ),
        questions="Our questions",
        questions_intro="Those that settle most come first.",
        offered="Possible answers",
        why="Why we ask",
        hangs="What hangs on it",
        answers_it="What answers it",
        request="We ask {what}",
        other_way="It can be found out like this: {what}",
        evidence="Evidence that we ask for",
        evidence_intro="By the same text these duties fall on those who make such a system, or may do so.",
        evidence_line="Please send us",
        clauses="Clauses for the tender",
        clauses_intro="To be taken over into the specification or the contract, as far as they fit.",
        clause="The tenderer states in writing {what}",
        attached=" and attaches what shows it",
        standing_clauses=(
            "The tenderer hands over the evidence named in this letter before the system is accepted.",
            "The tenderer tells the buyer without delay when one of these answers is no longer right.",
        ),
        assumed="What we assume",
        assumed_intro="“You” in these questions means us. Please correct what is not so.",
        closing=("Kind regards,", "[your name]"),
    ),
    "prepare": Phrases(
        title="What to prepare for buyers under the {text}",
        greeting="For whoever answers for [name of the system]:",
        opening="this is what buyers and authorities can ask under this text: {title} ({version}).",
        known="This is what is known so far. {headline}",
        asked=(
            "{count} without a definite answer. Settle what is open, and keep what shows that the answer is "
            "right."
        ),
        nothing_asked=(
            "No question is open. The result rests on the answers below; keep what shows each of them."
        ),
        questions="Questions to settle",
        questions_intro="Those that settle most come first.",
        offered="Possible answers",
        why="Why it is asked",
        hangs="What hangs on it",
        answers_it="What to have ready",
        request="Buyers can ask {what}",
        other_way="It can be found out like this: {what}",
        evidence="Evidence to have ready",
        evidence_intro="These duties fall on you by the same text, or may do so.",
        evidence_line="Have ready",
        clauses="What tenders can ask you to state",
        clauses_intro="Buyers get the mirror image of this list.",
        clause="State in writing {what}",
        attached=" and attach what shows it",
        standing_clauses=(
            "Be able to hand over the evidence named here before the system is accepted.",
            "Tell buyers without delay when one of these answers is no longer right.",
        ),
        assumed="What was answered",
        assumed_intro="Keep what shows each of these answers.",
        closing=("Checked by: [name, date]",),
    ),
}

DISCLAIMER: Final = (
    "This letter was drawn up with Fingerpost from the answers above. It is no legal advice and no "
    "assessment by an authority."
)


def request(phrases: Phrases, find_out: str) -> str:
    """Turn what a tree says to find out into a request to the reader of the letter.

    >>> request(PHRASES["ask"], "Ask the vendor for the log format.")
    'We ask for the log format.'
    >>> request(PHRASES["prepare"], "Ask who sees the results.")
    'Buyers can ask who sees the results.'
    >>> request(PHRASES["ask"], "Look into the contract.")
    'It can be found out like this: Look into the contract.'
    """
    found = ASK.fullmatch(find_out)
    if found is None:
        return phrases.other_way.format(what=find_out)
    return phrases.request.format(what=found[1])
