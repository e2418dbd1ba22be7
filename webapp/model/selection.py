"""Several texts chosen to be asked together."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from webapp.model.facts import Fact
from webapp.model.text import Text


@dataclass(frozen=True, slots=True)
class Selection:
    """Texts by age, and all their facts, each once. Make it with `select`.

    `facts`: what more texts use comes first, then in the order of the texts; so a fact that an `only_if`
    needs still stands before the fact that has it. `digest`: changes whenever one of the texts' digests does.
    """

    texts: tuple[Text, ...]
    facts: tuple[Fact, ...]
    digest: str


def select(texts: Iterable[Text]) -> Selection:
    """Choose texts. Their order does not matter, and none counts twice."""
    chosen = sorted({text.key: text for text in texts}.values(), key=lambda text: (text.version, text.id))
    users = Counter(fact.id for text in chosen for fact in text.facts)
    facts = {fact.id: fact for text in chosen for fact in text.facts}
    named = "\n".join(f"{text.key} {text.digest}" for text in chosen)
    return Selection(
        texts=tuple(chosen),
        facts=tuple(sorted(facts.values(), key=lambda fact: -users[fact.id])),
        digest=hashlib.sha256(named.encode()).hexdigest(),
    )
