"""What authors wait for: proofs, walks and differences, on the trees that come with Fingerpost."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.timing import Subject
from webapp import links
from webapp.checking import examine
from webapp.checking.coverage import cover
from webapp.checking.facts import idle_options
from webapp.checking.proof import Proof, prove
from webapp.engine import compile_text
from webapp.engine.difference import differ
from webapp.engine.edits import edits
from webapp.model import Text
from webapp.reading import Reading, read_library
from webapp.wording.differing import describe_difference

BEFORE: Final = "eu-ai-act@2024-07-12"
AFTER: Final = "eu-ai-act@2026-07-27"
PROOF: Final = 5.0
DIFFERENCE: Final = 5.0
MOST_MEGABYTES: Final = 500


class Authors:
    """The subjects of authors, on one folder of trees."""

    def __init__(self, trees: Path) -> None:
        self.trees = trees
        self.reading = read_library(trees)

    def text(self, name: str) -> Text:
        """Return one of the texts."""
        found = self.reading.library.text(name) if self.reading.library else None
        assert found is not None, f"there is no text {name}"
        return found

    def alone(self, text: Text) -> Reading:
        """Return what was read as if this were the only text, with its cases."""
        library = self.reading.library
        assert library is not None
        cases = tuple(case for case in library.cases if text.key in {one.text for one in case.expectations})
        return replace(self.reading, library=replace(library, texts=(text,), cases=cases))

    def all(self) -> Iterator[Subject]:
        """Yield every subject."""
        for name in (BEFORE, AFTER):
            yield Subject(
                f"check and prove {name}", partial(self.proof, self.text(name)), runs=1, limit=PROOF
            )
        yield Subject(f"difference of {BEFORE} and {AFTER}", self.difference, runs=2, limit=DIFFERENCE)
        yield Subject(f"coverage of {AFTER}", self.coverage, runs=2)

    def proof(self, text: Text) -> Proof:
        """Check one text with all of its cases, and prove all that `check --proof` tells of it."""
        (claims,) = examine(self.alone(text)).claims
        idle_options([claims.program])
        return prove(claims)

    def difference(self) -> object:
        """Tell two versions apart, compiled anew, in words."""
        left, right = compile_text(self.text(BEFORE)), compile_text(self.text(AFTER))
        return describe_difference(differ(left, right), edits(left.text, right.text), links.address)

    def coverage(self) -> object:
        """Find what the cases of one text try."""
        library = self.reading.library
        assert library is not None
        return cover(compile_text(self.text(AFTER)), library.cases)

    def walks(self) -> Iterator[str]:
        """Say of each text how its interviews were walked."""
        library = self.reading.library
        for text in library.texts if library else ():
            walk = self.proof(text).walk
            shortest, longest = (
                str(one.least) if one.is_exact else f"{one.least} to {one.most}"
                for one in (walk.shortest, walk.longest)
            )
            how = "all" if walk.complete else "partial"
            yield (
                f"  {text.key}: {len(text.facts)} facts, {walk.states:,} states ({how}),"
                f" {walk.steps:,} answers tried, shortest {shortest}, longest {longest} questions"
            )


def megabytes() -> int:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
