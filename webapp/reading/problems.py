"""Every kind of problem that reading can report, by id; documentation and tests go by this table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from webapp.reading.kinds_of_form import FILES, SHAPE, YAML, Kind
from webapp.reading.kinds_of_meaning import CASES, CONDITIONS, FACTS, NAMES, SOURCES, TEXTS

__all__ = ["KINDS", "Kind"]

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    FILES | YAML | SHAPE | NAMES | FACTS | SOURCES | CONDITIONS | TEXTS | CASES
)
