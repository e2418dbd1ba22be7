"""The stylesheet: legible in both schemes, and nothing fetched from elsewhere."""

from __future__ import annotations

import re

import pytest

from webapp.model import Level
from webapp.resources import locate

SHEET = (locate().static / "fingerpost.css").read_text(encoding="utf-8")
TONES = ["red", "plum", "amber", "teal", "blue", "grey", "violet"]
WRITTEN_ON = [
    *((ink, ground) for ink in ("ink", "muted", "link", "wrong") for ground in ("paper", "card")),
    *(("muted", "quiet"), ("ink", "quiet"), ("on-brand", "brand")),
    *((tone, f"{tone}-ground") for tone in TONES),
    *((tone, "card") for tone in TONES),
    ("ink", "amber-ground"),
]
SEEN_ON = [("edge", "card"), ("edge", "paper"), ("focus", "paper"), ("focus", "card")]


def colours(scheme: str) -> dict[str, str]:
    """Return the named colours of a scheme; dark names only those that differ."""
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block))
        for block in re.findall(r":root \{(.*?)\}", SHEET, flags=re.DOTALL)[:2]
    )
    return light if scheme == "light" else light | dark


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WRITTEN_ON)
def test_text_stands_out_from_its_ground(scheme: str, ink: str, ground: str) -> None:
    named = colours(scheme)

    assert contrast(named[ink], named[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), SEEN_ON)
def test_edges_of_controls_and_the_focus_can_be_seen(scheme: str, line: str, ground: str) -> None:
    named = colours(scheme)

    assert contrast(named[line], named[ground]) >= 3


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert not re.findall(r"url\(|@import|@font-face", SHEET)


def test_every_level_has_its_tone() -> None:
    for level in Level:
        assert f".tone-{level.value} {{" in SHEET or f".tone-{level.value}," in SHEET
