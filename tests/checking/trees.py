"""A park's rules as a tree, small enough to read whole; tests change one section of it."""

from pathlib import Path
from textwrap import dedent, indent

SOURCES = """
documents:
  order: {title: The Park Order, short: Order, url: https://example.org/order, weight: binding law}
sources:
  art-1: {document: order, cite: Art. 1, at: art_1}
"""

FACTS = """
group: The visit
facts:
  role:
    ask: Who are you?
    type: choice
    options:
      visitor: {label: A visitor, means: you visit the park}
      guard: {label: A guard, means: you guard the park}
    source: art-1
    find_out: Look at your badge.
  dog:
    ask: Do you bring a dog?
    hint: A puppy is a dog.
    why: Dogs are the reason for the order.
    type: yes-no
    means: {yes: there is a dog, no: there is no dog}
    source: art-1
    find_out: Look around.
  leash:
    ask: How long is the leash?
    type: choice
    options:
      short: {label: "Short, or held", means: the leash is short, hint: Up to a metre.}
      long: {label: Long, means: the leash is long}
    source: art-1
    find_out: Measure it.
    only_if: {dog: yes}
  extras:
    ask: What else do you bring?
    type: choices
    options:
      ball: {label: A ball, means: there is a ball}
      bike: {label: A bike, means: there is a bike}
    source: art-1
    find_out: Look into your bag.
  age:
    ask: How old are you?
    type: number
    unit: years
    minimum: 0
    maximum: 99
    means: the age
    source: art-1
    find_out: Ask your parents.
  country:
    ask: Where is the park?
    type: country
    means: the park lies in {country}
    source: art-1
    find_out: Look at a map.
"""

TEXT = """
text:
  title: The Park Order
  short: Order
  status: law
  issuer: The Town
  about: What may be brought into the park.
  as_of: State of the order on 1 January 2026.
  source: art-1
  role: role
  files: [rules]
"""

CONCLUSIONS = """
loose:
  title: A loose dog
  when: {dog: yes, leash: long}
  source: art-1
  means: the dog is loose
  means_not: the dog is not loose
"""

RULES = """
no-loose-dogs:
  title: No loose dogs
  finding: prohibited
  source: art-1
  when: {loose: yes}
  unless:
    abroad: {title: Parks abroad, when: {country: other}, source: art-1}
  exceptions:
    play: {title: Playing, when: {extras: ball}, source: art-1}
  provided:
    grown: {title: Somebody grown up, when: {age: {at_least: 14}}, source: art-1}
    guarded: {title: A guard, when: {role: guard}, source: art-1}
  then: conditional
"""

DUTIES = """
clean-up:
  who: visitor
  do: Clean up.
  when: {dog: yes}
  from: 2027-12-02
  source: art-1
  evidence: A bag.
"""

NOTES = """
fine:
  topic: penalties
  say: It costs ten.
  when: {no-loose-dogs: applies}
  source: art-1
"""

CASES = ""


def write_trees(folder: Path, **sections: str) -> Path:
    """Write the park's trees into the folder, with these sections in place of its own; return the folder."""
    given = {"facts": FACTS, "conclusions": CONCLUSIONS, "rules": RULES, "duties": DUTIES, "notes": NOTES}
    given |= {"cases": CASES} | sections
    own = {name: given[name] for name in ("conclusions", "rules", "duties", "notes") if given[name]}
    write(folder / "sources/sources.yaml", SOURCES)
    write(folder / "facts/facts.yaml", given["facts"])
    write(folder / "order/2026-01-01/text.yaml", TEXT)
    write(folder / "order/2026-01-01/rules.yaml", "\n".join(section(*entry) for entry in own.items()))
    if given["cases"]:
        write(folder / "cases/cases.yaml", section("cases", given["cases"]))
    return folder


def section(name: str, entries: str) -> str:
    """Return the entries under their key."""
    return f"{name}:\n{indent(dedent(entries).strip(), '  ')}\n"


def write(path: Path, content: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(content).strip() + "\n", encoding="utf-8")
