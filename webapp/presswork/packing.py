"""How hard PDFs are packed: pydyf takes the hardest, a twentieth of a report's time for 3 % of its size.

It takes that from where it keeps its own affairs; should a version of it take it elsewhere, PDFs are merely
packed as hard as before, and a test fails.
"""

from __future__ import annotations

import zlib
from importlib import import_module
from typing import Any, Final

MODULE: Final = "pydyf"
PACKER: Final = "zlib"
LEVEL: Final = 4


def teach_packing() -> None:
    """Let pydyf pack at `LEVEL`."""
    module = import_module(MODULE)
    if hasattr(module, PACKER):
        setattr(module, PACKER, Quickly())


class Quickly:
    """The packing library, at one level whatever is asked for."""

    def compressobj(self, **_: object) -> Any:  # noqa: ANN401 (zlib's own type has no name)
        """Return what packs piece by piece."""
        return zlib.compressobj(LEVEL)

    def compress(self, data: bytes, /, **_: object) -> bytes:
        """Pack all at once."""
        return zlib.compress(data, LEVEL)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the library has)
        """Leave everything else to the library."""
        return getattr(zlib, name)
