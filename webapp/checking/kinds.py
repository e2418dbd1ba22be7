"""Every kind of problem that checking can report, by id, in words. The documentation goes by this table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from webapp.reading.problems import Kind

DEAD: Final = "Whoever reads the tree would take it for part of the text, and no answers bring it about."
PROOF: Final = "All answers that can be given were considered, each fact's `only_if` included."

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "rule-never-applies": Kind(
            "In {text} the rule `{rule}` can never reach a system.",
            f"{DEAD} {PROOF}",
            "Look for parts of `when` that exclude each other, for a carve-out that is always true, and for"
            " `only_if` of the facts it tests. Correct them, or remove the rule.",
        ),
        "rule-always-excepted": Kind(
            "In {text} the rule `{rule}` is always lifted by an exception.",
            f"Its finding can never come about. {PROOF}",
            "Correct its `exceptions` and `provided`, or write its `then` as the finding.",
        ),
        "rule-never-excepted": Kind(
            "In {text} the rule `{rule}` has exceptions, but is never excepted.",
            "Each part can be true by itself; an exception together with everything under `provided` cannot."
            f" {PROOF}",
            "Look for parts of `exceptions` and `provided` that exclude each other.",
        ),
        "limb-never-holds": Kind(
            "In {text}, under `{section}` of the rule `{rule}`, `{limb}` can never hold while the rule could"
            " apply.",
            f"{DEAD} {PROOF}",
            "Look for what it shares with the rule's own `when`: the two exclude each other."
            " Correct it, or remove it.",
        ),
        "exception-never-usable": Kind(
            "In {text} the exception `{exception}` of the rule `{rule}` can never lift the finding.",
            f"It can hold, and so can everything under `provided`, but never together. {PROOF}",
            "Look for what it shares with parts of `provided`: they exclude each other.",
        ),
        "limb-never-matters": Kind(
            "In {text}, under `{section}` of the rule `{rule}`, nothing ever hangs on `{limb}`.",
            f"Whatever is answered, the rule comes out as it would without it. {PROOF}",
            "Look for another part under `{section}`, or a part of `when`, that says the same. Where the"
            " provision itself repeats it, say so in `about`.",
            warning=True,
        ),
        "conclusion-never-holds": Kind(
            "In {text} the conclusion `{conclusion}` can never be true.",
            f"{DEAD} {PROOF}",
            "Look for parts of `when` that exclude each other. Correct them, or remove the conclusion.",
        ),
        "conclusion-always-holds": Kind(
            "In {text} the conclusion `{conclusion}` is true whatever is answered.",
            f"A step of reasoning that cannot fail decides nothing. {PROOF}",
            "Look for parts of `when` of which one is always true, or use `when: {{}}` where it is named.",
            warning=True,
        ),
        "duty-never-holds": Kind(
            "In {text} the duty `{duty}` can never arise.",
            f"{DEAD} {PROOF}",
            "Look for parts of `when` that exclude each other, or that hold only outside of the text."
            " Correct them, or remove the duty.",
        ),
        "duty-never-done": Kind(
            "In {text} the duty `{duty}` can never be shown to be met.",
            f"While it holds, no answers make its `done_when` true. {PROOF}",
            "Look for parts of `when` and `done_when` that exclude each other.",
        ),
        "note-never-holds": Kind(
            "In {text} the note `{note}` can never be shown.",
            f"{DEAD} {PROOF}",
            "Look for parts of `when` that exclude each other. Correct them, or remove the note.",
        ),
        "fact-never-holds": Kind(
            "The `only_if` of the fact `{fact}` can never be true.",
            f"Nobody would ever be asked, and every test of it would be false. {PROOF}",
            "Look for parts of `only_if` that exclude each other, and for `only_if` of the facts it tests.",
        ),
        "fact-always-holds": Kind(
            "The `only_if` of the fact `{fact}` is true whatever is answered.",
            f"It reads as a restriction and is none. {PROOF}",
            "Remove it, or correct it.",
            warning=True,
        ),
        "fact-never-matters": Kind(
            "No text asks for the fact `{fact}`: its answer can change no rule and no duty.",
            "Only what can change a rule or a duty is asked; a note that needs it stays open for everybody.",
            "Use it in a rule or a duty, or say in the note itself for whom it is.",
            warning=True,
        ),
        "case-level": Kind(
            "The case `{case}` expects the level {expected} of {text}; found is {found}.",
            "Expected because: {because} Found because {cause}.",
            "Hold the case against the provision: correct its answers or expectation, or the rules.",
        ),
        "case-finding": Kind(
            "The case `{case}` expects of {text} that the rule `{rule}` {expected}; it {found}.",
            "Expected because: {because} Found because {cause}.",
            "Hold the case against the provision: correct its answers or expectation, or the rule.",
        ),
        "case-missing": Kind(
            "The case `{case}` expects of {text} that the rule `{rule}` reports as missing: {expected};"
            " it reports: {found}.",
            "Expected because: {because} Found because {cause}.",
            "Hold the case against the provision: correct its answers or expectation, or the rule's"
            " `provided`.",
        ),
        "case-duty": Kind(
            "The case `{case}` expects of {text} that the duty `{duty}` {expected}; it {found}.",
            "Expected because: {because} Found because {cause}.",
            "Hold the case against the provision: correct its answers or expectation, or the duty.",
        ),
        "long-link": Kind(
            "The longest link of {text} may have {length} characters.",
            "The answers are the address; over 2,000 characters some mail programs and editors cut it off.",
            "Shorten ids, or ask less. {path}",
            warning=True,
        ),
        "too-long-link": Kind(
            "A link of {text} can have {length} characters.",
            "The answers are the address; over 4,000 characters servers and proxies refuse it unasked.",
            "Shorten ids, or ask less. {path}",
        ),
    }
)
