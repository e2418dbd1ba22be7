"""Which fonts a worker sees: those that Fingerpost carries and no others, so that all machines set alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

FAMILY: Final = "Source Sans 3"
CONFIGURATION: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
{aliases}
</fontconfig>
"""
ALIAS: Final = "  <alias><family>{name}</family><prefer><family>{family}</family></prefer></alias>"


def describe_fonts(fonts: Path, folder: Path) -> Path:
    """Write a fontconfig file into the folder, which must be writable, and return its path."""
    aliases = (ALIAS.format(name=name, family=FAMILY) for name in ("sans-serif", "serif", "monospace"))
    path = folder / "fonts.conf"
    path.write_text(
        CONFIGURATION.format(
            fonts=escape(str(fonts)), cache=escape(str(folder / "cache")), aliases="\n".join(aliases)
        ),
        encoding="utf-8",
    )
    return path
