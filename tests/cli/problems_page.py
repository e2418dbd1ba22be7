"""The page on problems, written from the tables: `python -m tests.cli.problems_page > docs/problems.md`."""

import re
import sys

from webapp import checking, reading

HEAD = """# The problems that `fingerpost check` tells

Every kind with its message, why it matters and what to do. An error keeps what it stands in from being used,
and every text that uses it, or means that the tree does not say what its author meant; a warning does not.
[words] in brackets stand for what is found in the tree. This page is written from the program's own tables:
`python -m tests.cli.problems_page > docs/problems.md`.
"""
IN_FILES = """
## In the files

What is wrong with the form of a file, or with the names in it.
"""
IN_MEANING = """
## In what they say

What shows only when one decides by the trees, over all answers that can be given.
"""


class Shown(dict):
    """Shows the words that a message is filled with by their names."""

    def __missing__(self, name):
        return f"[{name}]"


def page():
    return "".join((HEAD, IN_FILES, *entries(reading.KINDS), IN_MEANING, *entries(checking.KINDS)))


def shown(words):
    """Return the words filled in, with what Markdown would take for a tag escaped."""
    return re.sub(r"<(?=[a-z])", r"\<", words.format_map(Shown()))


def entries(kinds):
    for kind_id, kind in kinds.items():
        severity = "warning" if kind.warning else "error"
        what, why, to_do = (shown(words) for words in kind[:3])
        yield f"\n### {kind_id}\n\n{severity}: {what}\n\n- Why: {why}\n- To do: {to_do}\n"


if __name__ == "__main__":
    sys.stdout.write(page())
