"""The list of keys in docs/authoring.md, written from the tables: `python -m tests.authoring.keys_page`."""

import re
from pathlib import Path

from webapp.authoring import MEANINGS
from webapp.reading.keys import KEYS

PAGE = Path(__file__).resolve().parents[2] / "docs/authoring.md"
START = "<!-- keys: written by python -m tests.authoring.keys_page -->\n"
END = "<!-- end of keys -->\n"
TITLES = {
    "limb": "carve-out, exception or part of `provided`",
    "yes-no": "`means` of a yes-no fact",
    "text": "text, in text.yaml",
}


def listed():
    """Return the list of keys, one table a kind of entry."""
    return "".join(table(kind, keys) for kind, keys in KEYS.items())


def table(kind, keys):
    rows = "".join(
        f"| `{key}`{'*' if key in keys.required else ''} | {MEANINGS[kind][key]} |\n" for key in keys.allowed
    )
    return f"\n### {TITLES.get(kind, kind)}\n\n| key | meaning |\n|---|---|\n{rows}"


def page(written):
    """Return the page with its list of keys brought up to date."""
    return re.sub(f"{START}.*?{END}", lambda _: f"{START}{listed()}\n{END}", written, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
