"""Faults in the form of a tree: files, YAML, keys and the shape of values, each in words."""

from typing import Final, NamedTuple


class Kind(NamedTuple):
    """One kind of problem in words; `{names}` are filled in. `warning`: the tree can be used all the same."""

    what: str
    why: str
    to_do: str
    warning: bool = False


UNREAD: Final = "Nothing in this file was read, so that everything that needs it is missing too."
UNUSABLE: Final = "Without it the entry cannot be used, and no text that uses it can be shown."
SILENT: Final = "Fingerpost never guesses: what it does not understand would be lost in silence."
PLAIN: Final = "A tree must say the same to whoever reads the file and to the program."

FILES: Final[dict[str, Kind]] = {
    "no-folder": Kind(
        "There is no folder `{name}`.",
        "Trees are read from this folder.",
        "Name the folder that holds the trees.",
    ),
    "no-texts": Kind(
        "There is no text in this folder.",
        "Without a text nothing can be classified.",
        "Write one as <text>/<version>/text.yaml, e.g. eu-ai-act/2026-07-27/text.yaml.",
    ),
    "bad-folder-name": Kind(
        "The folder `{name}` cannot be the id of a text.",
        "The folder's name is the text's id and stands in addresses.",
        "Rename it with lower-case letters, digits, `-` and `_`, starting with a letter or digit.",
    ),
    "bad-version": Kind(
        "The folder `{name}` is not named by a date.",
        "A text's version is the date of the state of the law that it writes down.",
        "Rename the folder to the date of the version, e.g. 2026-07-27, or to its month, e.g. 2024-01.",
    ),
    "no-text-file": Kind(
        "This folder has no text.yaml.",
        "text.yaml says what the text is and which files belong to it.",
        "Add text.yaml, or remove the folder.",
    ),
    "no-such-file": Kind(
        "There is no file {value}.yaml beside text.yaml.",
        "The text would lack everything written there.",
        "Correct the name under `files` (without .yaml), or add the file.",
    ),
    "unlisted-file": Kind(
        "This file is not listed under `files` of its text.yaml.",
        "It is not read: nothing in it counts.",
        "Add `{name}` to `files` at its place in the order, or remove the file.",
        warning=True,
    ),
    "stray-file": Kind(
        "Nothing reads a file of this name here.",
        "What it says does not count.",
        "End its name in .yaml and put it where docs/tree-format.md says, or remove it.",
        warning=True,
    ),
    "cannot-read": Kind(
        "This cannot be read: {reason}.", UNREAD, "Put an ordinary, readable file or folder here."
    ),
    "outside-root": Kind(
        "This is a link to a place outside the trees.",
        "A tree must not bring in files from elsewhere on the machine.",
        "Put a copy of the file here in place of the link.",
    ),
    "file-too-big": Kind(
        "The file is larger than {most} bytes and was not read.",
        "A file that nobody can read through is not a law written down, and could stop the program.",
        "Split it into several files.",
    ),
    "not-utf-8": Kind(
        "The file is not text in UTF-8.", UNREAD, "Save it again in your editor with the encoding UTF-8."
    ),
    "bad-character": Kind(
        "Here stands the invisible character {name}.", PLAIN, "Delete it, or type the words around it again."
    ),
    "tab": Kind(
        "Here stands a tab.",
        "YAML shows by spaces what belongs to what; a tab looks like spaces and is none.",
        "Replace every tab of the file by spaces; editors can do that on their own.",
    ),
    "too-deep": Kind(
        "More than {most} levels stand inside each other here.",
        "Nobody can follow conditions as deep as that, and reading them could stop the program.",
        "Give the inner parts a name as conclusions and refer to them.",
    ),
    "too-many-values": Kind(
        "The file holds more than {most} values; reading stopped here.",
        UNREAD,
        "Split it into several files.",
    ),
    "too-many-problems": Kind(
        "The file has more problems than the {most} shown.",
        "One mistake is often behind many of them.",
        "Correct those shown, then check again.",
    ),
}

YAML: Final[dict[str, Kind]] = {
    "empty-file": Kind(
        "The file says nothing.", "A file left empty is mostly one forgotten.", "Fill or remove it."
    ),
    "several-documents": Kind(
        "A second YAML document starts here (a line `---`).",
        "Each file is one document; the rest would be lost.",
        "Remove the line `---`, or split the file.",
    ),
    "yaml-colon": Kind(
        "A colon followed by a space stands inside a text.",
        "YAML takes what is left of it for a key.",
        'Put the whole text in quotes: "like: this".',
    ),
    "yaml-quote": Kind(
        "The quotation mark opened here is not closed.",
        UNREAD,
        "Close it; inside \"...\" write \\\" for a quotation mark, inside '...' write ''.",
    ),
    "yaml-bracket": Kind(
        "The bracket opened here does not close as it should.",
        UNREAD,
        "Close it, put a comma between its entries, and quote texts that hold commas, colons or brackets.",
    ),
    "yaml-indent": Kind(
        "This line is not indented as the lines it belongs to, or lacks its colon.",
        "YAML shows by spaces what belongs to what.",
        "Indent it exactly as its neighbours, with `key: value`.",
    ),
    "yaml-rest": Kind(
        "More stands here after the end of the value.",
        "A quotation mark inside quotes ends them.",
        'Write it twice inside \'...\', as \\" inside "...", or use typographic ones.',
    ),
    "yaml-character": Kind(
        "A text cannot start with this character.", UNREAD, 'Put the text in quotes: "`like` this".'
    ),
    "yaml-syntax": Kind("This is not valid YAML: {reason}.", UNREAD, "Compare it with docs/tree-format.md."),
    "anchor": Kind(
        "Here stands the anchor `&{name}`.",
        "Anchors hide what a tree says, and can make a small file grow without bound.",
        "Remove it; name what is used twice as a conclusion.",
    ),
    "alias": Kind(
        "Here stands the alias `*{name}`.",
        "Aliases hide what a tree says, and can make a small file grow without bound.",
        "Write the value out, or name it as a conclusion; a text that starts with * needs quotes.",
    ),
    "tag": Kind(
        "Here stands the tag `{name}`.",
        "Tags change the meaning of a value; the format alone decides that.",
        "Remove it; a text that starts with ! needs quotes.",
    ),
    "merge-key": Kind(
        "Here stands the merge key `<<`.", "It hides what a tree says.", "Write the entries out."
    ),
    "key-not-text": Kind(
        "This key is a list or a map.", "A key is the name of one thing.", "Write one word before the colon."
    ),
    "comma-in-braces": Kind(
        "`{key}` has no colon, so that it became a key of its own.",
        "Between curly brackets a comma ends the value.",
        'Put a text that holds a comma in quotes, e.g. label: "Later, from recordings".',
    ),
    "duplicate-key": Kind(
        "`{key}` stands here a second time, first in line {line}.",
        "Only one of the two could count.",
        "Remove or rename one of them.",
    ),
}

SHAPE: Final[dict[str, Kind]] = {
    "unknown-key": Kind("`{key}` is not a key of {thing}.", SILENT, "Allowed here: {allowed}."),
    "missing-key": Kind("There is no `{key}` in {thing}.", UNUSABLE, "Add `{key}`."),
    "empty-value": Kind("`{key}` of {thing} has no value.", UNUSABLE, "Write its value, or remove the key."),
    "not-text": Kind(
        "`{key}` of {thing} should be one text.", SILENT, "Write one text, without a list or map."
    ),
    "not-a-map": Kind(
        "`{key}` of {thing} should be a map of keys and values.", SILENT, "Write `key: value` lines below it."
    ),
    "not-a-tree": Kind(
        "The file is not a map of keys and values.", UNREAD, "Start it as docs/tree-format.md shows."
    ),
    "not-a-list": Kind(
        "`{key}` of {thing} should be a list.",
        SILENT,
        "Write [one, two], or one line starting with `- ` for each.",
    ),
    "not-a-name": Kind(
        "A value of `{key}` of {thing} should be one word.", SILENT, "Write one word, or a list of words."
    ),
    "bad-date": Kind(
        "`{value}` of {thing} is not a date.", "Dates of duties rest on it.", "Write it as 2027-12-02."
    ),
    "bad-number": Kind(
        "`{value}` of {thing} is not a number.",
        "Answers are compared with it.",
        "Write digits with at most 4 decimals after a point, e.g. 4 or 2.5.",
    ),
    "not-one-of": Kind("`{value}` cannot be the `{key}` of {thing}.", SILENT, "Write one of: {allowed}."),
    "repeated-value": Kind(
        "`{value}` stands twice in this list.", "One of them may be a slip.", "Remove one of them."
    ),
    "bad-id": Kind(
        "`{value}` cannot be an id.",
        "Ids stand in addresses and must stay readable there.",
        "Use at most 60 lower-case letters, digits, `-` and `_`, starting with a letter or digit.",
    ),
    "reserved-id": Kind(
        "`{value}` cannot be an id here: it has a meaning of its own.",
        "No condition and no link could tell the two apart.",
        "Choose another id.",
    ),
    "duplicate-id": Kind(
        "`{value}` is already there, in {path}, line {line}.",
        "Only one of the two could count.",
        "Remove or rename one of them.",
    ),
}
