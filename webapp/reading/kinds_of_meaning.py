"""Faults in what a tree says: names that lead nowhere, tests that cannot be, entries nobody uses."""

from typing import Final

from webapp.reading.kinds_of_form import Kind

LOST: Final = "What it should point to would be missing from the page and the reasons."
CLEAR: Final = "A condition must be able to hold for some answers and not for others."
IDLE: Final = "It may be left over, or whatever should use it is missing or misspelt."

NAMES: Final[dict[str, Kind]] = {
    "unknown-document": Kind(
        "There is no document `{value}`.", LOST, "Correct the id, or add it under `documents`."
    ),
    "unknown-source": Kind(
        "There is no source `{value}`.", LOST, "Correct the id, or add it under `sources`."
    ),
    "unknown-subject": Kind(
        "There is no subject `{value}`.", LOST, "Correct the id, or add it under trees/subjects/."
    ),
    "unused-subject": Kind(
        "No rule is about the subject `{value}`.", IDLE, "Name it in a rule, or remove it.", warning=True
    ),
    "unknown-fact": Kind(
        "There is no fact `{value}`.", LOST, "Correct the id, or add the fact under trees/facts/."
    ),
    "unknown-id": Kind(
        "`{value}` is no fact, and no conclusion or rule of this text.",
        "The condition could never be decided.",
        "Correct the id, or add what is missing.",
    ),
    "lost-id": Kind(
        "`{value}` was deleted in {text}, and is still used here.",
        "{text} amends the text that this stands in, and takes this over as it is.",
        "Replace or delete this entry in {text} too.",
    ),
    "unknown-option": Kind(
        "`{value}` is not an option of the fact `{fact}`.",
        "Nobody can give this answer.",
        "Allowed are: {allowed}.",
    ),
    "unknown-role": Kind(
        "`{value}` is not an option of the fact `{fact}`, whose options are the roles.",
        "It would be addressed to nobody.",
        "Allowed are: {allowed}.",
    ),
    "no-roles": Kind(
        "This is for certain roles, and the text has no `role`.",
        "Nobody would be asked for their role.",
        "Add `role` to text.yaml: the fact whose options are the roles.",
    ),
    "not-a-role-fact": Kind(
        "The fact `{value}` has no options of its own to be roles.",
        "Roles are the options of this fact.",
        "Name a fact of the type choice or choices.",
    ),
    "unknown-text": Kind(
        "There is no text `{value}`.", LOST, "Write id and version, e.g. eu-ai-act@2026-07-27."
    ),
    "unknown-rule": Kind("{text} has no rule `{value}`.", "Nothing would be checked.", "Correct the id."),
    "unknown-duty": Kind("{text} has no duty `{value}`.", "Nothing would be checked.", "Correct the id."),
    "unknown-provided": Kind(
        "The rule `{rule}` of {text} has no part `{value}` under `provided`.",
        "Nothing would be checked.",
        "Name parts of `provided`, by their ids.",
    ),
    "ambiguous-id": Kind(
        "`{value}` is the id of both {one} and {other}.",
        "A condition that names it could mean either.",
        "Give one of them another id.",
    ),
}

FACTS: Final[dict[str, Kind]] = {
    "few-options": Kind(
        "There are fewer than two options in {thing}.",
        "There would be nothing to choose.",
        "Add options, or use yes-no.",
    ),
    "key-of-other-type": Kind(
        "`{key}` has no meaning for a fact of the type {type}.",
        "It would be ignored.",
        "Remove it, or change `type`.",
    ),
    "country-means": Kind(
        "`means` of {thing} does not hold `{place}` exactly once.",
        "Sentences put the country in its place.",
        "Write e.g. the use takes place in {place}.",
    ),
    "bounds-reversed": Kind(
        "The minimum of {thing} is not below its maximum.",
        "No number could be given.",
        "Correct the two numbers.",
    ),
    "long-question": Kind(
        "The question of {thing} has {count} words.",
        "A question is understood when it is short.",
        "Aim at 20 words, at most 40; move the rest to `hint`.",
        warning=True,
    ),
    "unused-fact": Kind("No text uses the fact `{value}`.", IDLE, "Use it, or remove it.", warning=True),
    "never-asked": Kind(
        "Nobody is asked `{value}`: it stands only under `done_when`.",
        "What is done makes no question necessary, so that its state stays open for ever.",
        "Use it in a condition that matters, or remove it.",
        warning=True,
    ),
}

SOURCES: Final[dict[str, Kind]] = {
    "bad-url": Kind(
        "`{value}` is not an address of the web.",
        "Nobody could follow the link.",
        "Write the whole address, with https:// (or http://) and without spaces.",
    ),
    "bad-fragment": Kind(
        "`{value}` cannot follow the # of an address.",
        "The link would lead nowhere.",
        "Write only what stands after the #, e.g. art_5; a document's `url` must then have no # itself.",
    ),
    "two-addresses": Kind(
        "Both `at` and `url` stand in {thing}.",
        "Only one of the two could be the link.",
        "Remove one of them.",
    ),
    "unused-source": Kind(
        "Nothing cites the source `{value}`.", IDLE, "Cite it, or remove it.", warning=True
    ),
    "unused-document": Kind(
        "No source is in the document `{value}`.", IDLE, "Use it, or remove it.", warning=True
    ),
}

CONDITIONS: Final[dict[str, Kind]] = {
    "empty-condition": Kind("This condition is empty.", CLEAR, "Write what must be, or remove it."),
    "wrong-test": Kind(
        "The fact `{fact}` of the type {type} cannot be tested like this.",
        "Its answers are of another kind.",
        "{advice}",
    ),
    "unsure-tested": Kind(
        "A condition cannot test for `unsure`.",
        "An unsure answer leaves every test open; that is what it means.",
        "Test for the answers that matter.",
    ),
    "none-with-others": Kind(
        "`none` stands beside other values.",
        "It says that no option was chosen, the others that one was.",
        "Put the two under `any:`.",
    ),
    "conclusion-value": Kind(
        "The conclusion `{id}` is tested for something other than yes or no.",
        "A conclusion holds or does not hold.",
        "Write `{id}: yes` or `{id}: no`.",
    ),
    "two-bounds": Kind(
        "Two bounds on the same side stand here.", "Only one of the two can matter.", "Keep one of them."
    ),
    "empty-range": Kind("No number lies within these bounds.", CLEAR, "Correct them."),
    "bound-outside": Kind(
        "{value} lies outside what can be answered: {minimum} to {maximum}.",
        "The test would come out the same for every answer.",
        "Correct it, or the fact's `minimum` or `maximum`.",
    ),
    "only-facts": Kind(
        "`only_if` tests `{value}`, which is not a fact.",
        "Facts are shared by all texts.",
        "Test facts only.",
    ),
    "cycle": Kind(
        "This leads back to itself: {path}.",
        "It could never be decided.",
        "Take one of the steps out of the circle.",
    ),
    "long-chain": Kind(
        "From here more than {most} steps hang on each other.",
        "Nobody can follow a reason as long as that.",
        "Take some of the steps together.",
    ),
}

TEXTS: Final[dict[str, Kind]] = {
    "level-of-position": Kind(
        "`{value}` is not a level of a law.",
        "A law gives an answer; only positions on it can be silent or unknown.",
        "Choose another level, or correct `status` in text.yaml.",
    ),
    "without-exceptions": Kind(
        "`{key}` stands without `exceptions`.",
        "It only matters when an exception holds.",
        "Add it, or remove this.",
    ),
    "dates-reversed": Kind("`{end}` is before `{start}`.", "It would never be.", "Correct the dates."),
    "unused-conclusion": Kind(
        "Nothing uses the conclusion `{value}`.", IDLE, "Use it, or remove it.", warning=True
    ),
    "only-when-amending": Kind(
        "`{key}` is for a text that amends another one.",
        "There is nothing here that it could change.",
        "Add `amends` to text.yaml, or remove this.",
    ),
    "amends-circle": Kind(
        "The texts amend each other in a circle.",
        "None of them can be first.",
        "Correct `amends` of one of them.",
    ),
    "already-there": Kind(
        "{text} already has `{value}`.",
        "An amending text says openly what it changes.",
        "Put the entry under `replace:`, or give it another id.",
    ),
    "nothing-to-change": Kind(
        "{text} has no `{value}` under `{section}`.",
        "There is nothing to {verb}.",
        "Correct the id, or remove it.",
    ),
    "unknown-place": Kind(
        "There is no `{value}` under `{section}` that this could come after.",
        "The order of a text is the order of its questions.",
        "Name an entry that stands before this one.",
    ),
}

CASES: Final[dict[str, Kind]] = {
    "not-an-answer": Kind(
        "`{value}` is not an answer to the fact `{fact}`.",
        "Nobody can give this answer.",
        "Allowed are: {allowed}.",
    ),
    "empty-expectation": Kind(
        "The case expects nothing of {text}.",
        "A case that expects nothing proves nothing.",
        "Add `level`, `findings`, `missing` or `duties`.",
    ),
}
