"""What translators do with catalogues, step by step: extract, update, compile, check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from webapp.model import Library
from webapp.resources import SetupError
from webapp.translating import catalogues
from webapp.translating.catalogues import INTERFACE, Places
from webapp.translating.extracting import extract_all
from webapp.translating.judging import judge
from webapp.translating.updating import updated

Fault: TypeAlias = tuple[Path, str]


@dataclass(frozen=True, slots=True)
class Done:
    """One catalogue after a step: where it is, how many messages it has, and how many lack a translation."""

    path: Path
    messages: int
    lacking: int


class Workshop:
    """The catalogues of one set of trees, and what there is to translate."""

    def __init__(self, library: Library, trees: Path, templates: Path) -> None:
        self.places: Places = catalogues.places(trees)
        self._templates = extract_all(library, templates)

    def extract(self) -> Iterator[Done]:
        """Write all there is to translate, beside the catalogues."""
        for part, template in self._templates.items():
            folder = self.places.interface if part == INTERFACE else self.places.trees
            path = folder / f"{part}.pot"
            catalogues.write(template, path)
            yield _done(path, template)

    def update(self, code: str, parts: Sequence[str] = ()) -> Iterator[Done]:
        """Bring the catalogues of a language up to date; those named, or the interface, are begun."""
        unknown = ", ".join(sorted(set(parts) - self._templates.keys()))
        if unknown:
            known = ", ".join(sorted(self._templates))
            raise SetupError(f"There is nothing to translate called {unknown}. There is: {known}.")
        had = self.places.parts(code)
        for part in dict.fromkeys((*(parts or had or (INTERFACE,)),)):
            if part not in self._templates:
                continue
            path = self.places.file(code, part)
            old = catalogues.read(path, code) if part in had else catalogues.empty(code)
            new = updated(old, self._templates[part], code)
            catalogues.write(new, path)
            yield _done(path, new)

    def compile(self, code: str) -> Iterator[Done]:
        """Write MO files beside the catalogues."""
        for path in self.places.parts(code).values():
            catalogue = catalogues.read(path, code)
            compiled = path.with_suffix(".mo")
            with compiled.open("wb") as file:
                write_mo(file, catalogue)
            yield _done(compiled, catalogue)

    def check(self, code: str) -> Iterator[Fault]:
        """Tell every fault of a language's catalogues."""
        had = self.places.parts(code)
        if INTERFACE not in had:
            yield self.places.file(code, INTERFACE), "is missing"
        for part, path in had.items():
            if part not in self._templates:
                yield path, "belongs to nothing that there is to translate"
                continue
            for fault in judge(catalogues.read(path, code), self._templates[part]):
                yield path, fault


def _done(path: Path, catalogue: Catalog) -> Done:
    said = [message for message in catalogue if message.id]
    return Done(path, len(said), sum(not all(catalogues.forms(message)) for message in said))
