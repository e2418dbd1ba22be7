"""What rules can bring about: that they apply, are excepted, decide, and that each part of them counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from webapp.checking.claims import Claims, Way, but
from webapp.engine.program import Index, RuleNodes
from webapp.model import Level, Limb, Test


def check_rules(claims: Claims) -> None:
    """Report rules and parts of rules that never count."""
    for nodes in claims.program.rules:
        _RuleCheck(claims, nodes).run()


class _RuleCheck:
    """Asks of one rule, from the whole to its parts; what cannot be makes further questions needless."""

    def __init__(self, claims: Claims, nodes: RuleNodes) -> None:
        self.claims = claims
        self.nodes = nodes
        self.about = ("rule", nodes.rule.id)
        self.outside = tuple(
            other.applies
            for other in claims.program.rules
            if other.rule.finding is Level.OUTSIDE and nodes.rule.finding is not Level.OUTSIDE
        )

    def run(self) -> None:
        """Ask of the rule and its parts."""
        nodes = self.nodes
        applies = self.claims.ask(self.about, "applies", Way((nodes.applies,)))
        if not applies and not self.claims.can_be(Way((nodes.reach,))):
            self.claims.fault("rule-never-applies", self.about)
            return
        if not applies:
            self.claims.fault("rule-always-excepted", self.about)
        self.decisive()
        if nodes.rule.exceptions:
            self.exceptions()
        self.carve_outs()

    def decisive(self) -> None:
        """Ask whether the rule gives the strictest level, and whether it ever does so alone.

        Neither is a fault: a law may well prohibit what another of its rules prohibits too.
        """
        ways = tuple(self.ways())
        if self.claims.ask(self.about, "strictest", *(replace(way, false=()) for way in ways)):
            self.claims.ask(self.about, "alone", *ways)

    def ways(self) -> Iterator[Way]:
        """Yield how the rule gives the strictest level while no other rule gives it too."""
        setting = [(nodes.rule.id, nodes.applies, nodes.rule.finding) for nodes in self.claims.program.rules]
        setting += [
            (nodes.rule.id, nodes.excepted, nodes.rule.then)
            for nodes in self.claims.program.rules
            if nodes.rule.then is not Level.NONE
        ]
        for rule, place, level in setting:
            if rule == self.nodes.rule.id:
                others = (other for name, other, its in setting if its is level and name != rule)
                yield Way((place,), tuple(others), level)

    def exceptions(self) -> None:
        """Ask of exceptions and safeguards: whether each can hold, and whether anything hangs on it."""
        nodes, rule = self.nodes, self.nodes.rule
        within = (nodes.reach,)
        held = self.holding("exceptions", rule.exceptions, nodes.exceptions, within)
        held &= self.holding("provided", rule.provided, nodes.provided, within)
        excepted = self.claims.ask(self.about, "excepted", Way((nodes.excepted,)))
        if held and not excepted:
            self.claims.fault("rule-never-excepted", self.about)
        if held and excepted:
            self.usable()
            self.needed()

    def usable(self) -> None:
        """Ask of each exception whether it can lift the finding, and whether it ever does so alone."""
        nodes = self.nodes
        for limb, place in zip(nodes.rule.exceptions, nodes.exceptions, strict=True):
            lifting, others = (nodes.reach, place, *nodes.provided), but(nodes.exceptions, place)
            about = (*self.about, "exceptions", limb.name)
            if not self.claims.ask(about, "lifts", Way(lifting)):
                self.claims.fault("exception-never-usable", about, exception=limb.name)
            elif not self.claims.ask(about, "matters", Way(lifting, others)):
                self.idle("exceptions", limb)

    def needed(self) -> None:
        """Ask of each safeguard whether an exception ever fails for want of it alone."""
        nodes = self.nodes
        for limb, place in zip(nodes.rule.provided, nodes.provided, strict=True):
            rest = (nodes.reach, *but(nodes.provided, place))
            ways = [Way((*rest, exception), (place,)) for exception in nodes.exceptions]
            if not self.claims.ask((*self.about, "provided", limb.name), "matters", *ways):
                self.idle("provided", limb)

    def carve_outs(self) -> None:
        """Ask of each carve-out whether it can hold, and whether it ever takes something out alone."""
        nodes, rule, program = self.nodes, self.nodes.rule, self.claims.program
        within = [program.places[rule.when]]
        if rule.addressed_to and program.text.role is not None:
            within.append(program.places[Test(program.text.role, frozenset(rule.addressed_to))])
        if not self.holding("unless", rule.unless, nodes.unless, tuple(within)):
            return
        for limb, place in zip(rule.unless, nodes.unless, strict=True):
            alone = Way((*within, place), (*but(nodes.unless, place), *self.outside))
            if not self.claims.ask((*self.about, "unless", limb.name), "matters", alone):
                self.idle("unless", limb)

    def holding(
        self, section: str, limbs: tuple[Limb, ...], places: tuple[Index, ...], within: tuple[Index, ...]
    ) -> bool:
        """Report those of the limbs that cannot hold together with `within`; say whether all can."""
        every = True
        for limb, place in zip(limbs, places, strict=True):
            about = (*self.about, section, limb.name)
            if not self.claims.ask(about, "holds", Way((*within, place), self.outside)):
                every = False
                self.claims.fault("limb-never-holds", about, section=section, limb=limb.name)
        return every

    def idle(self, section: str, limb: Limb) -> None:
        """Report a part on which nothing hangs."""
        about = (*self.about, section, limb.name)
        self.claims.fault("limb-never-matters", about, section=section, limb=limb.name)
