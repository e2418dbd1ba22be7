"""What trees say, said again: the same library, with each of its strings as another language has it.

Only words change. Ids, conditions, levels, dates, addresses and digests stay, so a verdict does not depend on
the language, and neither does a link. Each string is known by its context: what it belongs to, and which of
its keys it stands under, e.g. `fact:places.ask` or `eu-ai-act:art-5-1-h.title`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from webapp.language import unsaid
from webapp.model import (
    Case,
    Conclusion,
    Document,
    Doubt,
    Duty,
    Event,
    Expectation,
    Fact,
    FactType,
    Library,
    Limb,
    Note,
    Option,
    Rule,
    Source,
    Subject,
    Term,
    Text,
    topic_words,
)

Say: TypeAlias = Callable[[str, str], str | None]
"""From a context and what stands there in English to what another language says there; None where it is
lacking."""

CONTRARY: Final = ".not"
"""Ends the context of a clause of which the contrary is wanted."""
FEWEST_TO_DENY: Final = 3
"""Of fewer answers to a choice, one is the contrary of the other."""


class Retelling:
    """Says a library again. `lacking`: names of texts of which something stayed English."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._lacks = False
        self._documents: dict[str, Document] = {}
        self._sources: dict[str, Source] = {}
        self._facts: dict[str, Fact] = {}
        self._lacking_facts: set[str] = set()
        self.lacking: set[str] = set()

    def library(self, library: Library) -> Library:
        """Say everything that was read again."""
        facts = {name: self._fact(fact) for name, fact in library.facts.items()}
        sources = {name: self._source(source) for name, source in library.sources.items()}
        subjects = {name: self._subject(subject) for name, subject in library.subjects.items()}
        return Library(
            facts=facts,
            sources=sources,
            subjects=subjects,
            events=tuple(map(self._event, library.events)),
            texts=tuple(map(self.text, library.texts)),
            cases=tuple(map(self._case, library.cases)),
            terms=tuple(map(self._term, library.terms)),
        )

    def _words(self, context: str, english: str) -> str:
        if not english:
            return english
        said = self._say(context, english)
        self._lacks = self._lacks or said is None
        return unsaid(english) if said is None else said

    def _maybe(self, context: str, english: str | None) -> str | None:
        return None if english is None else self._words(context, english)

    def _fact(self, fact: Fact) -> Fact:
        if fact.id not in self._facts:
            before, self._lacks = self._lacks, False
            self._facts[fact.id] = self._retold_fact(fact)
            if self._lacks:
                self._lacking_facts.add(fact.id)
            self._lacks = before
        return self._facts[fact.id]

    def _retold_fact(self, fact: Fact) -> Fact:
        at = f"fact:{fact.id}"
        return replace(
            fact,
            ask=self._words(f"{at}.ask", fact.ask),
            hint=self._maybe(f"{at}.hint", fact.hint),
            why=self._maybe(f"{at}.why", fact.why),
            find_out=self._words(f"{at}.find_out", fact.find_out),
            unit=self._maybe(f"{at}.unit", fact.unit),
            means=self._maybe(f"{at}.means", fact.means),
            group=self._words("group", fact.group),
            options=tuple(self._option(option, fact) for option in fact.options),
            sources=tuple(map(self._source, fact.sources)),
        )

    def _option(self, option: Option, fact: Fact) -> Option:
        at = f"fact:{fact.id}.{option.value}"
        means, means_not = self._clause(f"{at}.means", option.means), option.means_not
        if _is_denied(fact):
            contrary = self._clause(f"{at}{CONTRARY}", option.means)
            # Half a pair would mix two languages in one sentence.
            means, means_not = (means, contrary) if means and contrary else (None, means_not)
        return replace(
            option,
            label=self._words("answer", option.label)
            if fact.type is FactType.YES_NO
            else self._words(f"{at}.label", option.label),
            means=unsaid(option.means) if means is None else means,
            means_not=means_not,
            hint=self._maybe(f"{at}.hint", option.hint),
            contested=self._maybe(f"{at}.contested", option.contested),
            to_verify=self._maybe(f"{at}.to_verify", option.to_verify),
        )

    def _clause(self, context: str, english: str) -> str | None:
        said = self._say(context, english) if english else english
        self._lacks = self._lacks or said is None
        return said

    def _document(self, document: Document) -> Document:
        if document.id not in self._documents:
            at = f"document:{document.id}"
            self._documents[document.id] = replace(
                document,
                title=self._words(f"{at}.title", document.title),
                short=self._words(f"{at}.short", document.short),
                weight=self._words(f"{at}.weight", document.weight),
            )
        return self._documents[document.id]

    def _source(self, source: Source) -> Source:
        if source.id not in self._sources:
            self._sources[source.id] = replace(
                source,
                cite=self._words(f"source:{source.id}.cite", source.cite),
                document=self._document(source.document),
            )
        return self._sources[source.id]

    def _doubt(self, at: str, doubt: Doubt) -> Doubt:
        return Doubt(
            self._maybe(f"{at}.contested", doubt.contested), self._maybe(f"{at}.to_verify", doubt.to_verify)
        )

    def _subject(self, subject: Subject) -> Subject:
        at = f"subject:{subject.id}"
        return replace(
            subject,
            title=self._words(f"{at}.title", subject.title),
            about=self._words(f"{at}.about", subject.about),
        )

    def _term(self, term: Term) -> Term:
        at = f"term:{term.id}"
        return replace(
            term,
            term=self._words(f"{at}.term", term.term),
            means=self._words(f"{at}.means", term.means),
            sources=tuple(map(self._source, term.sources)),
        )

    def _event(self, event: Event) -> Event:
        at = f"event:{event.id}"
        return replace(
            event,
            title=self._words(f"{at}.title", event.title),
            to_verify=self._maybe(f"{at}.to_verify", event.to_verify),
            sources=tuple(map(self._source, event.sources)),
        )

    def text(self, text: Text) -> Text:
        """Say one text again."""
        self._lacks = False
        told = replace(
            text,
            title=self._words(f"{text.id}:title", text.title),
            short=self._words(f"{text.id}:short", text.short),
            issuer=self._words(f"{text.id}:issuer", text.issuer),
            about=self._words(f"{text.id}:about", text.about),
            as_of=self._words(f"{text.id}:as_of", text.as_of),
            source=self._source(text.source),
            facts=tuple(map(self._fact, text.facts)),
            conclusions=tuple(self._conclusion(entry, text) for entry in text.conclusions),
            rules=tuple(self._rule(entry, text) for entry in text.rules),
            duties=tuple(self._duty(entry, text) for entry in text.duties),
            notes=tuple(self._note(entry, text) for entry in text.notes),
        )
        if self._lacks or self._lacking_facts & {fact.id for fact in text.facts}:
            self.lacking.add(text.key)
        return told

    def _conclusion(self, conclusion: Conclusion, text: Text) -> Conclusion:
        at = f"{text.id}:{conclusion.id}"
        return replace(
            conclusion,
            title=self._words(f"{at}.title", conclusion.title),
            means=self._words(f"{at}.means", conclusion.means),
            means_not=self._words(f"{at}.means_not", conclusion.means_not),
            sources=tuple(map(self._source, conclusion.sources)),
            doubt=self._doubt(at, conclusion.doubt),
        )

    def _rule(self, rule: Rule, text: Text) -> Rule:
        at = f"{text.id}:{rule.id}"
        return replace(
            rule,
            title=self._words(f"{at}.title", rule.title),
            about=self._words(f"{at}.about", rule.about),
            sources=tuple(map(self._source, rule.sources)),
            unless=tuple(self._limb(limb, f"{at}.unless") for limb in rule.unless),
            exceptions=tuple(self._limb(limb, f"{at}.exceptions") for limb in rule.exceptions),
            provided=tuple(self._limb(limb, f"{at}.provided") for limb in rule.provided),
            doubt=self._doubt(at, rule.doubt),
            subject=None if rule.subject is None else self._subject(rule.subject),
        )

    def _limb(self, limb: Limb, of: str) -> Limb:
        at = f"{of}.{limb.name}"
        return replace(
            limb,
            title=self._words(f"{at}.title", limb.title),
            sources=tuple(map(self._source, limb.sources)),
            doubt=self._doubt(at, limb.doubt),
        )

    def _duty(self, duty: Duty, text: Text) -> Duty:
        at = f"{text.id}:{duty.id}"
        return replace(
            duty,
            do=self._words(f"{at}.do", duty.do),
            evidence=self._maybe(f"{at}.evidence", duty.evidence),
            sources=tuple(map(self._source, duty.sources)),
            doubt=self._doubt(at, duty.doubt),
        )

    def _note(self, note: Note, text: Text) -> Note:
        at = f"{text.id}:{note.id}"
        return replace(
            note,
            say=self._words(f"{at}.say", note.say),
            sources=tuple(map(self._source, note.sources)),
            doubt=self._doubt(at, note.doubt),
        )

    def _case(self, case: Case) -> Case:
        at = f"case:{case.id}"
        for topic in case.topics:
            # Pages search by a topic's name, which stays; it is said otherwise where it is shown.
            self._say("topic", topic_words(topic))
        return replace(
            case,
            title=self._words(f"{at}.title", case.title),
            story=self._words(f"{at}.story", case.story),
            note=self._maybe(f"{at}.note", case.note),
            discuss=tuple(
                self._words(f"{at}.discuss.{place}", asked) for place, asked in enumerate(case.discuss, 1)
            ),
            sources=tuple(map(self._source, case.sources)),
            expectations=tuple(self._expectation(expected, at) for expected in case.expectations),
        )

    def _expectation(self, expected: Expectation, at: str) -> Expectation:
        return replace(expected, because=self._words(f"{at}.because.{expected.text}", expected.because))


def _is_denied(fact: Fact) -> bool:
    """Tell whether the contrary of one answer is more than another answer."""
    if fact.type is FactType.CHOICES:
        return True
    return fact.type is not FactType.YES_NO and len(fact.options) >= FEWEST_TO_DENY
