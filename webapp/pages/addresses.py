"""The addresses that one page links to, for the templates to ask for by name."""

from __future__ import annotations

from urllib.parse import urljoin

from flask import request

from webapp import links
from webapp.model import Answers, Fact


class Addresses:
    """The addresses of one text, or of several compared, with one set of answers.

    `form`: where the question's form goes; it keeps the name by which the text was called.
    """

    def __init__(self, asked: links.Askable, form: str, answers: Answers) -> None:
        self.asked = asked
        self.form = form
        self.answers = answers
        self._writer = links.Writer(asked)

    @property
    def page(self) -> str:
        """The next question or the verdict for these answers."""
        return self._with_query(self.form, self._writer.build(self.answers))

    @property
    def canonical(self) -> str:
        """The one address of these answers under this version: in tree order, with the tree's digest."""
        path = links.address(self.asked, self.answers)
        return request.root_path + path

    @property
    def to_copy(self) -> str:
        """The canonical address in full, to be copied into a mail or a file."""
        return urljoin(request.host_url, self.canonical)

    @property
    def restart(self) -> str:
        """The first question again, with nothing answered."""
        return self._with_query(self.form, self._writer.build({}))

    @property
    def to_check(self) -> str:
        """Everything answered so far, to be checked."""
        return self._with_query(f"{self.form}/answers", self._writer.build(self.answers))

    def canonical_below(self, part: str) -> str:
        """Return the canonical address of a page below this one: "letter", "answers"."""
        path, mark, query = self.canonical.partition("?")
        return f"{path}/{part}{mark}{query}"

    def change(self, fact_id: str) -> str:
        """Return the address of one question again, with the answer it has."""
        return self._with_query(self.form, self._writer.build(self.answers, self._fact(fact_id)))

    def look(self, fact_id: str, *, changing: bool) -> str:
        """Return the address of a question that also shows where each of its answers leads."""
        change = self._fact(fact_id) if changing else None
        return self._with_query(self.form, self._writer.build(self.answers, change, also=links.LOOK))

    @property
    def so_far(self) -> str:
        """The verdict on the answers so far, although a question is left."""
        return self._with_query(self.form, self._writer.build(self.answers, also=links.SO_FAR))

    @property
    def together(self) -> str:
        """All questions that matter so far, on one page."""
        return self._with_query(f"{self.form}/all", self._writer.build(self.answers))

    def letter(self, shape: str = "") -> str:
        """Return the address of the letter about these answers, as a page or as "txt", "docx" or "pdf"."""
        ending = f".{shape}" if shape else ""
        return self._with_query(f"{self.form}/letter{ending}", self._writer.build(self.answers))

    def with_answers(self, answers: Answers) -> str:
        """Return the address of the page for other answers."""
        return self._with_query(self.form, self._writer.build(answers))

    def question(self, fact_id: str) -> str:
        """Return the words of a question, to link to it."""
        return self._fact(fact_id).ask

    def shape(self, shape: str) -> str:
        """Return the address of the same result as "json", "pdf" or "csv"."""
        return self._with_query(f"{self.form}.{shape}", self._writer.build(self.answers))

    def picture(self, rule_id: str) -> str:
        """Return the address of a rule's picture with the way of these answers."""
        return self._with_query(f"{self.form}/{rule_id}.svg", self._writer.build(self.answers))

    def _fact(self, fact_id: str) -> Fact:
        return next(fact for fact in self.asked.facts if fact.id == fact_id)

    @staticmethod
    def _with_query(path: str, query: str) -> str:
        return f"{path}?{query}" if query else path
