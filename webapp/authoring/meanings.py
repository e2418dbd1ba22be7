"""What each key of the tree format means, in a sentence: for the documentation and for editors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONTESTED: Final = "Where the law is disputed here, in words; shown whenever this decided something."
TO_VERIFY: Final = "What of our reading was not checked, in words; shown whenever this decided something."
DOUBTS: Final = {"contested": CONTESTED, "to_verify": TO_VERIFY}
SOURCE: Final = "Where it stands: the id of a source, or a list of ids; the first is cited beside it."
WHEN: Final = "The condition under which it holds."

MEANINGS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "facts file": {
            "facts": "Shared questions, by id. An id is stable for good, and so is its meaning.",
            "group": "The page group of all questions of this file, e.g. Identification.",
        },
        "sources file": {
            "documents": "Published texts that sources point into, by id.",
            "sources": "Pinpoint citations, by id.",
        },
        "cases file": {"cases": "Named answers with the findings expected, by id."},
        "text file": {"text": "What this text is: a law, or a position on the law, at a date."},
        "subjects file": {"subjects": "What rules of several texts are about, in the order of the rows."},
        "subject": {"title": "What the row is called.", "about": "One more sentence on it."},
        "terms file": {"terms": "Words of the law in plain words, by id."},
        "term": {
            "term": "The word as it is shown, e.g. Real time.",
            "means": "What it means, in plain words of your own.",
            "source": SOURCE,
            "stands_in": "The ids of the facts whose questions explain it.",
        },
        "events file": {"events": "Events of the timeline beside the texts' own dates, by id."},
        "event": {
            "date": "The day, as 2027-12-02, or the month, as 2027-12.",
            "title": "What happened, in a short sentence.",
            "until": "The last day, of an event of several days.",
            "source": SOURCE,
            "to_verify": TO_VERIFY,
        },
        "tree file": {
            "conclusions": "Named steps of reasoning over facts, by id; they are never asked.",
            "rules": "Provisions with their findings, by id, in the order of asking.",
            "duties": "What somebody must do, by id.",
            "notes": "What the reader should know beside the findings, by id.",
            "replace": "Of an amending text: entries of the other version written anew.",
            "change": "Of an amending text: entries of the other version with only the keys that change.",
            "delete": "Of an amending text: the ids of entries that fall away.",
        },
        "replace": {
            "conclusions": "Conclusions written anew.",
            "rules": "Rules written anew.",
            "duties": "Duties written anew.",
            "notes": "Notes written anew.",
        },
        "change": {
            "conclusions": "Conclusions with the keys that change.",
            "rules": "Rules with the keys that change.",
            "duties": "Duties with the keys that change.",
            "notes": "Notes with the keys that change.",
        },
        "delete": {
            "conclusions": "Ids of conclusions that fall away.",
            "rules": "Ids of rules that fall away.",
            "duties": "Ids of duties that fall away.",
            "notes": "Ids of notes that fall away.",
        },
        "document": {
            "title": "Its full title.",
            "short": "Its short name, as it stands after a citation.",
            "url": "Its address on the web; for EU law the ELI.",
            "weight": "How binding it is, in words: binding law, guidance ...",
        },
        "source": {
            "document": "The id of the document.",
            "cite": "The pinpoint citation, e.g. Art. 5(1)(h).",
            "at": "What follows the # of the document's address, e.g. art_5.",
            "url": "The whole address, where it is not the document's with a fragment.",
        },
        "fact": {
            "ask": "The question, in 20 words, at most 40.",
            "type": "What kind of answer it takes: yes-no, choice, choices, number or country.",
            "source": SOURCE,
            "find_out": "How somebody who does not know can find out.",
            "hint": "One more sentence below the question.",
            "why": "Why this is asked.",
            "options": "Of a choice or choices: the answers by their values, at least two.",
            "means": "Clauses that can stand in a sentence: of yes-no one for each answer, of a number a noun"
            " phrase, of a country one with {country} in it.",
            "unit": "Of a number: its unit in the plural, e.g. years.",
            "minimum": "Of a number: the least that is allowed.",
            "maximum": "Of a number: the most that is allowed.",
            "only_if": "The condition, over facts alone, under which the question arises. Where it is false,"
            " every test of the fact is false.",
            "changeable": "yes: a person can change it, as a safeguard or a choice of design.",
            "known_to_user": "yes: whoever uses the system knows it, so letters do not put it to the vendor.",
        },
        "yes-no": {
            "yes": "What the answer yes means, as a clause: it has been registered.",
            "no": "What the answer no means, as a clause: it has not been registered.",
        },
        "option": {
            "label": "The answer as the reader sees it.",
            "means": "What it means, as a clause that can stand in a sentence: people are compared at once.",
            "hint": "One more sentence below the answer.",
            **DOUBTS,
        },
        "text": {
            "title": "Its title.",
            "short": "Its short name.",
            "status": "What it is: law, draft, opinion, deal or demand.",
            "issuer": "Who issued it.",
            "about": "One paragraph in plain words.",
            "source": "A source, or a document for the whole document.",
            "files": "The names of the other files, without .yaml, in tree order.",
            "as_of": "What the tree knows of the state of the law, in a sentence.",
            "role": "The fact whose options `addressed_to` and `who` name.",
            "amends": "The text that this one amends, with its version: it starts from everything of that.",
        },
        "conclusion": {
            "title": "What it is called.",
            "when": "The condition under which it is true.",
            "source": SOURCE,
            "means": "What it means when true, as a clause: it identifies people remotely.",
            "means_not": "What it means when false, as a clause.",
            **DOUBTS,
        },
        "rule": {
            "title": "What it is called.",
            "finding": "The level it finds when it applies.",
            "source": SOURCE,
            "when": "The condition under which it reaches the system. An empty one, {}, always holds.",
            "subject": "What it is about, for standing beside rules of other texts.",
            "about": "Plain words for the reader of the text's page.",
            "applies_from": "The day from which the provision applies. Dates are shown; they decide nothing.",
            "applies_until": "The last day on which it applies.",
            "addressed_to": "The roles it is for; without it, everybody.",
            "unless": "Carve-outs, by name: the rule does not reach the system at all.",
            "exceptions": "Exceptions, by name: the rule reaches the system, and one of them lifts the"
            " finding if everything under `provided` holds.",
            "provided": "What every exception needs, by name. The verdict lists all that is missing.",
            "then": "The level when an exception lifts the finding; without it, the finding falls away.",
            **DOUBTS,
        },
        "limb": {"title": "What it is called.", "when": WHEN, "source": SOURCE, **DOUBTS},
        "duty": {
            "who": "The roles that have it.",
            "do": "What to do, as a sentence to somebody.",
            "when": WHEN,
            "source": SOURCE,
            "from": "The day from which it applies.",
            "evidence": "What to ask for as evidence.",
            "done_when": "The condition that shows it is met; it never makes a question necessary.",
            **DOUBTS,
        },
        "note": {
            "topic": "penalties, supervision, data-protection, dates, remedies or background.",
            "say": "What the reader should know.",
            "source": SOURCE,
            "when": "The condition under which it is shown; without it, always. It never makes a question"
            " necessary.",
            **DOUBTS,
        },
        "case": {
            "title": "What happens, in a line.",
            "story": "The case in two or three plain sentences.",
            "answers": "Fact to answer; several choices as a list, `none` for none of them, `unsure`.",
            "expect": "What must come out, by text with its version.",
            "topics": "What it is about, for finding it.",
            "source": SOURCE,
            "note": "A remark for whoever keeps the case.",
            "discuss": "Questions for a discussion in class.",
        },
        "expectation": {
            "because": "The provision from which the expectation was derived.",
            "level": "The level of the whole verdict, which must be settled.",
            "findings": "Rule to state: applies, excepted, does-not-apply or unknown.",
            "missing": "Rule to the names of the parts of `provided` that are missing, exactly.",
            "duties": "Duty to yes or no: whether it falls on whoever gave the answers.",
        },
    }
)
"""Kind of entry and key to what the key means. The keys themselves are those of `webapp.reading.keys`."""
