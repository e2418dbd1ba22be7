"""The digest of a text: the same for the same content, however it is spread over files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from webapp.answers import number_as_text
from webapp.model import Text

LENGTH: Final = 16


def digest(text: Text) -> str:
    """Return a short name for everything that the text says and uses."""
    content = json.dumps(text, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:LENGTH]


def _plain(value: Any) -> object:  # noqa: ANN401 - json hands over whatever it does not know
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Decimal):
        return number_as_text(value)
    if isinstance(value, date):
        return value.isoformat()
    content: dict[str, object] = {"is": type(value).__name__}
    for each in fields(value):
        part = getattr(value, each.name)
        if not _says_nothing(part):
            content[each.name] = part
    return content


def _says_nothing(part: object) -> bool:
    """Say whether a part is left out, so that a key added to the format later changes no digest."""
    return part is None or part is False or part in ("", ())
