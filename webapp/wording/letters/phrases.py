"""Every sentence of the letters that is not the tree's own.

Nothing here says what the law is: a letter says what is open, what hangs on it by the tree, and what would
show it. It does not say which answer leads to which result, so that nobody is tempted to answer by that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from webapp.language import ENGLISH, N_, _, filled, language, recast
from webapp.wording.letters.letter import Kind

ASK: Final = {
    ENGLISH.code: re.compile(
        r"Ask (?:the (?:vendor|provider) )?"
        r"((?:for|to|whether|what|which|who|whom|whose|how|when|where|why|"
        r"(?:on|under|from|by|at|in) wh\w+)\b.+)",
        re.DOTALL,
    ),
    "fr": re.compile(
        r"(?!.*\b(?:et|ou|puis) \w+ez\b)"
        r"Demande[rz] (?:au (?:fournisseur|vendeur|prestataire) )?"
        r"((?:[dl]['\u2019]|(?:ce|comment|de|des|la|le|les|où|pourquoi|quand|quel\w*|qui|si|un|une)\b).+)",
        re.DOTALL,
    ),
}
"""How trees say whom to ask for what: whoever has the system in hand, unless somebody else is named.

For each language in which the rest of such a sentence can stand after "We ask". In French it cannot where the
sentence goes on with another thing to do ("et lisez"), whose verb would not fit.
"""

ASKING: Final = {ENGLISH.code: "Ask ", "fr": "Demande"}
"""How what is to be asked of somebody begins."""

INSPECT: Final = {ENGLISH.code: re.compile(r"(?=(?:Look|Read|Compare) )(.)(.+)", re.DOTALL)}
"""How trees say what to look at oneself, where the same words can stand after "let us"."""

NEVER: Final = re.compile(r"(?!)")
"""Fits nothing."""


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
    inspect: str
    other_way: str
    evidence: str
    evidence_intro: str
    evidence_line: str
    clauses: str
    clauses_intro: str
    clause: str
    clause_of_list: str
    standing_clauses: tuple[str, ...]
    assumed: str
    assumed_intro: str
    closing: tuple[str, ...]


PHRASES: Final[Mapping[Kind, Phrases]] = {
    "ask": Phrases(
        title=N_("Questions on your system under the {text}"),
        greeting=N_("Dear [name of the vendor],"),
        opening=N_(
            "we are considering [name of the system]. Before we decide we have to know what it is under this "
            "text: {title} ({version})."
        ),
        known=N_("This is what we know so far. {headline}"),
        asked=N_(
            "{questions} Please answer in writing by [date], and attach what shows that the answer is right."
        ),
        nothing_asked=N_(
            "We have no open question to you. Our result rests on what we assume below; please tell us by "
            "[date] if any of it is not so."
        ),
        questions=N_("Our questions"),
        questions_intro=N_("Those that settle most come first."),
        offered=N_("Possible answers"),
        why=N_("Why we ask"),
        hangs=N_("What hangs on it"),
        answers_it=N_("What answers it"),
        request=N_("We ask {what}"),
        inspect=N_("Please let us {what}"),
        other_way=N_("It can be found out like this: {what}"),
        evidence=N_("Evidence that we ask for"),
        evidence_intro=N_(
            "By the same text these duties fall on those who make such a system, or may do so."
        ),
        evidence_line=N_("Please send us"),
        clauses=N_("Clauses for the tender"),
        clauses_intro=N_("To be taken over into the specification or the contract, as far as they fit."),
        clause=N_("The tenderer states in writing {what} and attaches what shows it"),
        clause_of_list=N_("The tenderer states in writing {what}, and attaches what shows it"),
        standing_clauses=(
            N_("The tenderer confirms in writing what this letter assumes, or says what of it is not so."),
            N_("The tenderer hands over the evidence named in this letter before the system is accepted."),
            N_("The tenderer tells the buyer without delay when one of these answers is no longer right."),
        ),
        assumed=N_("What we assume"),
        assumed_intro=N_("“You” in these questions means us. Please correct what is not so."),
        closing=(N_("Kind regards,"), N_("[your name]")),
    ),
    "prepare": Phrases(
        title=N_("What to prepare for buyers under the {text}"),
        greeting=N_("For whoever answers for [name of the system]:"),
        opening=N_("this is what buyers and authorities can ask under this text: {title} ({version})."),
        known=N_("This is what is known so far. {headline}"),
        asked=N_("{questions} Settle what is open, and keep what shows that the answer is right."),
        nothing_asked=N_(
            "No question is open. The result rests on the answers below; keep what shows each of them."
        ),
        questions=N_("Questions to settle"),
        questions_intro=N_("Those that settle most come first."),
        offered=N_("Possible answers"),
        why=N_("Why it is asked"),
        hangs=N_("What hangs on it"),
        answers_it=N_("What to have ready"),
        request=N_("Buyers can ask {what}"),
        inspect=N_("Buyers can {what}"),
        other_way=N_("It can be found out like this: {what}"),
        evidence=N_("Evidence to have ready"),
        evidence_intro=N_("These duties fall on you by the same text, or may do so."),
        evidence_line=N_("Have ready"),
        clauses=N_("What tenders can ask you to state"),
        clauses_intro=N_("Buyers get the mirror image of this list."),
        clause=N_("State in writing {what} and attach what shows it"),
        clause_of_list=N_("State in writing {what}, and attach what shows it"),
        standing_clauses=(
            N_("Be able to confirm in writing what was answered below."),
            N_("Be able to hand over the evidence named here before the system is accepted."),
            N_("Tell buyers without delay when one of these answers is no longer right."),
        ),
        assumed=N_("What was answered"),
        assumed_intro=N_("Keep what shows each of these answers."),
        closing=(N_("Checked by: [name, date]"),),
    ),
}

USERS_KNOW: Final = N_("Those who use the system know this. To find out: {what}")
OWN_TITLE: Final = N_("Not for the vendor: what only you can find out")
OWN_INTRO: Final = N_(
    "These questions are open too. They are about whoever uses the system and for what, so the letter leaves "
    "them out."
)

DISCLAIMER: Final = N_(
    "This letter was drawn up with Fingerpost from the answers above. It is no legal advice and no "
    "assessment by an authority."
)


def phrases_of(kind: Kind) -> Phrases:
    """Return the sentences of one kind of letter in the language of the moment."""
    source = PHRASES[kind]
    said: dict[str, Any] = {field.name: _said(getattr(source, field.name)) for field in fields(source)}
    return Phrases(**said)


def is_request(find_out: str) -> bool:
    """Say whether something is to be asked of somebody.

    >>> is_request("Ask the vendor for the log format."), is_request("The log format")
    (True, False)
    """
    return find_out.startswith(ASKING.get(language(), ASKING[ENGLISH.code]))


def request(phrases: Phrases, find_out: str) -> str:
    """Turn what a tree says to find out into a request to the reader of the letter.

    >>> request(PHRASES["ask"], "Ask the vendor for the log format.")
    'We ask for the log format.'
    >>> request(PHRASES["prepare"], "Ask who sees the results.")
    'Buyers can ask who sees the results.'
    >>> request(PHRASES["ask"], "Look into the contract.")
    'Please let us look into the contract.'
    >>> request(PHRASES["ask"], "Weigh it.")
    'It can be found out like this: Weigh it.'
    """
    ask, inspect = ASK.get(language(), NEVER), INSPECT.get(language(), NEVER)
    if (found := ask.fullmatch(find_out)) is not None:
        return filled(phrases.request, what=recast(found[1], find_out))
    if (found := inspect.fullmatch(find_out)) is not None:
        return filled(phrases.inspect, what=recast(found[1].lower() + found[2], find_out))
    return filled(phrases.other_way, what=find_out)


def _said(words: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return _(words) if isinstance(words, str) else tuple(map(_, words))
