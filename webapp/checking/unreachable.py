"""What no answers can bring about: rules, their parts, conclusions, duties, notes and questions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from webapp.checking.report import Reporter
from webapp.engine import Program, worlds_of
from webapp.engine.program import Index, RuleNodes
from webapp.engine.relevance import can_matter
from webapp.model import Holds, Level, Limb, Test


def check_text(program: Program, reporter: Reporter) -> None:
    """Report what can never count in one text."""
    _TextCheck(program, reporter).run()


def check_facts(programs: Sequence[Program], reporter: Reporter) -> None:
    """Report facts that nobody can be asked. Facts are shared: one text that asks for a fact is enough."""
    dead: set[str] = set()
    for program in programs:
        worlds = worlds_of(program)
        dead |= {
            fact
            for fact, gate in program.gates.items()
            if not worlds.possible({}, worlds.nodes(true=(gate,)))
        }
    for fact in sorted(dead):
        reporter.report("fact-never-holds", (f"fact {fact}", "only_if"), fact=fact)
    used = dict.fromkeys(fact for program in programs for fact in program.facts)
    for fact in used:
        if fact not in dead and not any(_can_matter(program, fact) for program in programs):
            reporter.report("fact-never-matters", (f"fact {fact}",), fact=fact)


def _can_matter(program: Program, fact: str) -> bool:
    outputs = (*(rule.outputs for rule in program.rules), *(duty.outputs for duty in program.duties))
    return any(can_matter(program, {}, places, fact) for places in outputs)


class _TextCheck:
    """Asks of each part of one text whether some answers bring it about."""

    def __init__(self, program: Program, reporter: Reporter) -> None:
        self.program = program
        self.key = program.text.key
        self.worlds = worlds_of(program)
        self.reporter = reporter
        self.outside = tuple(nodes.applies for nodes in program.rules if nodes.rule.finding is Level.OUTSIDE)

    def run(self) -> None:
        """Ask of everything that the text says."""
        for nodes in self.program.rules:
            if self.can_be(true=(nodes.reach,)):
                self.exceptions(nodes)
                self.carve_outs(nodes)
            else:
                self.report("rule-never-applies", "rule", nodes.rule.id)
        for conclusion in self.program.text.conclusions:
            if not self.can_be(true=(self.program.places[Holds(conclusion.id)],)):
                self.report("conclusion-never-holds", "conclusion", conclusion.id)
        for duty in self.program.duties:
            if not self.can_be(true=(duty.holds,)):
                self.report("duty-never-holds", "duty", duty.duty.id)
        for note in self.program.notes:
            if not self.can_be(true=(note.holds,)):
                self.report("note-never-holds", "note", note.note.id)

    def can_be(self, *, true: Collection[Index], false: Collection[Index] = ()) -> bool:
        """Say whether some answers make these nodes true and those false."""
        return self.worlds.possible({}, self.worlds.nodes(true=true, false=false))

    def exceptions(self, nodes: RuleNodes) -> None:
        """Report exceptions and safeguards that cannot hold; if each can, whether they can together."""
        rule = nodes.rule
        if not rule.exceptions:
            return
        within = (nodes.reach,)
        idle = self.limbs(nodes, "exceptions", rule.exceptions, nodes.exceptions, within)
        idle += self.limbs(nodes, "provided", rule.provided, nodes.provided, within)
        if not idle and not self.can_be(true=(nodes.excepted,)):
            self.report("rule-never-excepted", "rule", rule.id)
        if not self.can_be(true=(nodes.applies,)):
            self.report("rule-always-excepted", "rule", rule.id)

    def carve_outs(self, nodes: RuleNodes) -> None:
        """Report carve-outs that cannot hold where the rest of the rule does."""
        rule, places = nodes.rule, self.program.places
        within = [places[rule.when]]
        if rule.addressed_to and self.program.text.role is not None:
            within.append(places[Test(self.program.text.role, frozenset(rule.addressed_to))])
        self.limbs(nodes, "unless", rule.unless, nodes.unless, within)

    def limbs(
        self,
        nodes: RuleNodes,
        section: str,
        limbs: tuple[Limb, ...],
        places: tuple[Index, ...],
        within: Collection[Index],
    ) -> int:
        """Report those of the limbs that cannot hold together with `within`, and count them."""
        idle = 0
        outside = () if nodes.rule.finding is Level.OUTSIDE else self.outside
        for limb, place in zip(limbs, places, strict=True):
            if not self.can_be(true=(*within, place), false=outside):
                idle += 1
                self.report("limb-never-holds", "rule", nodes.rule.id, section=section, limb=limb.name)
        return idle

    def report(self, kind_id: str, thing: str, name: str, /, **words: str) -> None:
        """Report something about the rule, conclusion, duty or note of this name."""
        at = (f"{thing} {self.key} {name}", *words.values())
        self.reporter.report(kind_id, at, text=self.key, **{thing: name}, **words)
