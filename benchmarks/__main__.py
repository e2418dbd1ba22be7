"""Prints the table. Exits with 1 when a promise of speed is broken."""

import platform
import sys

from benchmarks.authors import MOST_MEGABYTES, Authors, megabytes
from benchmarks.subjects import Subjects
from benchmarks.timing import Subject, measure, plain_loop, table


def main() -> int:
    """Time everything once and print it."""
    subjects = Subjects()
    baseline = Subject("a plain loop of 10,000 steps", plain_loop)
    authors = Authors(subjects.trees)
    every = [baseline, *subjects.all(), *authors.all()]
    measure(every)
    print(f"Python {platform.python_version()}, {platform.system()}, {platform.machine()}")
    print(f"{len(subjects.library.texts)} texts; {sizes(subjects)}")
    print(table(baseline, every))
    print("\nQuestions asked:")
    for name, way in subjects.ways.items():
        print(f"  {name}: {len(way) - 1}")
    print("\nInterviews walked, of somebody who knows every answer:")
    print("\n".join(authors.walks()))
    used = megabytes()
    print(f"\nMost memory of this process: {used} MB, promised {MOST_MEGABYTES}")
    slow = any(subject.limit is not None and subject.median > subject.limit for subject in every)
    return 1 if slow or used > MOST_MEGABYTES else 0


def sizes(subjects: Subjects) -> str:
    """Say how large the text decided on is."""
    text, program = subjects.text, subjects.program
    counts = {
        "facts": text.facts,
        "rules": text.rules,
        "duties": text.duties,
        "notes": text.notes,
        "nodes": program.nodes,
    }
    return f"{text.key}: " + ", ".join(f"{len(found)} {name}" for name, found in counts.items())


if __name__ == "__main__":
    sys.exit(main())
