"""What `fingerpost check --proof` tells: every claim proved of a text, with an address that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from webapp.checking.facts import Idle
from webapp.checking.proof import Proof, Proven
from webapp.cli.console import Console, Style
from webapp.engine.walk import Length
from webapp.model import FactType

CLAIMS: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("rule", "applies"): ("applies", "never applies"),
    ("rule", "excepted"): ("is lifted by an exception", "is never lifted by an exception"),
    ("rule", "strictest"): (
        "gives the strictest level",
        "never gives the strictest level: whenever it finds something, another rule finds something stricter",
    ),
    ("rule", "alone"): (
        "gives it alone",
        "never gives it alone: whenever it gives the strictest level, another rule gives it too",
    ),
    ("rule", "holds"): ("can hold", "can never hold"),
    ("rule", "lifts"): ("lifts the finding", "never lifts the finding"),
    ("rule", "matters"): ("makes the difference", "never makes the difference"),
    ("conclusion", "holds"): ("is true", "is never true"),
    ("conclusion", "fails"): ("is false", "is never false"),
    ("duty", "arises"): ("arises", "never arises"),
    ("duty", "done"): ("is met while it holds", "is never met while it holds"),
    ("note", "shown"): ("is shown", "is never shown"),
    ("level", "reached"): ("is the level of the verdict", "is never the level of the verdict"),
    ("gap", "found"): ("there are such answers", "there are none"),
}
"""How a claim is said when it holds, and when it was proved that it never does."""

GAPS: Final = {
    "no-finding": "answers for which no rule finds anything",
    "no-duty": "answers with the level {level} and no duty for anybody",
}


def show_proof(proof: Proof, console: Console) -> None:
    """Print all that was proved of one text."""
    console.line()
    console.line(f"Proved of {proof.text.key}, over all answers that can be given:", Style.BOLD)
    told = ""
    for proven in proof.proven:
        claim = proven.claim
        name = _name(proven)
        if name != told:
            console.line(f"  {name}")
            told = name
        holds, never = CLAIMS[claim.about, claim.says]
        part = f"{claim.part} " if claim.part else ""
        if proven.address is None:
            console.line(f"    {part}{never}", Style.YELLOW)
        else:
            console.line(f"    {part}{holds}: {proven.address}")
    _show_walk(proof, console)


def show_idle(found: Sequence[Idle], console: Console) -> None:
    """Print the options that change nothing in any text."""
    if not found:
        return
    console.line()
    console.line("Options that change no finding, duty or note of any text:", Style.BOLD)
    for idle in found:
        names = ", ".join(f"`{option}`" for option in idle.options)
        if idle.fact.type is FactType.CHOICES:
            console.line(f"  `{idle.fact.id}`: {names} may as well be left out")
        else:
            console.line(f"  `{idle.fact.id}`: {names} always come to the same")


def proof_document(proof: Proof) -> dict[str, object]:
    """Return what was proved of one text as JSON has it."""
    walk = proof.walk
    return {
        "text": proof.text.key,
        "tree": proof.text.digest,
        "claims": [
            {
                "about": proven.claim.about,
                "id": proven.claim.id,
                "part": proven.claim.part or None,
                "claim": proven.claim.says,
                "holds": proven.address is not None,
                "address": proven.address,
            }
            for proven in proof.proven
        ],
        "interviews": {
            "shortest": _length_document(proof, walk.shortest),
            "longest": _length_document(proof, walk.longest),
            "states": walk.states,
            "answers_tried": walk.steps,
            "most_answers": proof.most_steps,
            "complete": walk.complete,
        },
    }


def idle_document(found: Iterable[Idle]) -> list[dict[str, object]]:
    """Return the options that change nothing as JSON has them."""
    return [
        {
            "fact": idle.fact.id,
            "options": list(idle.options),
            "effect": "none" if idle.fact.type is FactType.CHOICES else "the same",
        }
        for idle in found
    ]


def _name(proven: Proven) -> str:
    claim = proven.claim
    if claim.about != "gap":
        return f"{claim.about} `{claim.id}`"
    level = claim.id.removeprefix("no-duty-")
    return GAPS["no-finding"] if claim.id == "no-finding" else GAPS["no-duty"].format(level=level)


def _show_walk(proof: Proof, console: Console) -> None:
    walk = proof.walk
    console.line("  interviews of somebody who knows every answer")
    for name, length in (("shortest", walk.shortest), ("longest", walk.longest)):
        console.line(f"    {name}: {_in_words(length)}: {proof.way(length)}")
    if walk.complete:
        console.line(f"    all {walk.states:,} states were walked, trying {walk.steps:,} answers")
        return
    console.line(
        f"    the walk is partial: it stopped at its cap of {proof.most_steps:,} answers, after"
        f" {walk.states:,} states; the bounds are sure all the same",
        Style.YELLOW,
    )


def _in_words(length: Length) -> str:
    if length.is_exact:
        return "1 question" if length.least == 1 else f"{length.least} questions"
    return f"at least {length.least} questions, at most {length.most}"


def _length_document(proof: Proof, length: Length) -> dict[str, object]:
    return {"least": length.least, "most": length.most, "address": proof.way(length)}
