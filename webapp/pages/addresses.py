"""The addresses that one page links to, for the templates to ask for by name."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from flask import request, url_for

from webapp import links
from webapp.model import Answers, Fact
from webapp.pages.shelf import Shelved


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one text with one set of answers. Links keep the name by which the text was called."""

    shelved: Shelved
    answers: Answers

    @property
    def form(self) -> str:
        """Where the question's form goes."""
        return url_for("check", name=self.shelved.name)

    @property
    def page(self) -> str:
        """The next question or the verdict for these answers."""
        return self._with_query(self.form, links.build(self.shelved.text, self.answers))

    @property
    def canonical(self) -> str:
        """The one address of these answers under this version: in tree order, with the tree's digest."""
        path = links.address(self.shelved.text, self.answers)
        return request.root_path + path

    @property
    def to_copy(self) -> str:
        """The canonical address in full, to be copied into a mail or a file."""
        return urljoin(request.host_url, self.canonical)

    @property
    def restart(self) -> str:
        """The first question again, with nothing answered."""
        return self.form

    def change(self, fact_id: str) -> str:
        """Return the address of one question again, with the answer it has."""
        return self._with_query(self.form, links.build(self.shelved.text, self.answers, self._fact(fact_id)))

    def question(self, fact_id: str) -> str:
        """Return the words of a question, to link to it."""
        return self._fact(fact_id).ask

    def shape(self, shape: str) -> str:
        """Return the address of the same verdict as "json", "pdf" or "csv"."""
        path = url_for(f"check_{shape}", name=self.shelved.name)
        return self._with_query(path, links.build(self.shelved.text, self.answers))

    def _fact(self, fact_id: str) -> Fact:
        return self.shelved.program.facts[fact_id]

    @staticmethod
    def _with_query(path: str, query: str) -> str:
        return f"{path}?{query}" if query else path
