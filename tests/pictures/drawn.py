"""Geometry of sheets, for tests to ask what lies where."""

from itertools import combinations

BLOCKS = {"card", "exit"}
SIZES = {"about": 11, "text": 13, "row": 12, "exit": 11, "number": 11, "onward": 11, "letter": 11}


def overlapping(sheet):
    """Return pairs of cards and exits that lie on each other."""
    blocks = [frame for frame in sheet.frames if frame.kind in BLOCKS]
    return [(one, other) for one, other in combinations(blocks, 2) if overlap(one, other)]


def overlap(one, other):
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def outside(sheet):
    """Return frames and ends of lines that lie beyond the sheet."""
    frames = [
        frame
        for frame in sheet.frames
        if frame.x < 0
        or frame.y < 0
        or frame.x + frame.width > sheet.width
        or frame.y + frame.height > sheet.height
    ]
    points = [
        point
        for line in sheet.lines
        for point in line.points
        if not (0 <= point[0] <= sheet.width and 0 <= point[1] <= sheet.height)
    ]
    return frames + points


def crossed(sheet):
    """Return stretches of lines that cross a card which they neither leave nor enter."""
    cards = [frame for frame in sheet.frames if frame.kind == "card"]
    found = []
    for line in sheet.lines:
        ends = (line.points[0], line.points[-1])
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            for card in cards:
                if any(touches(card, end) for end in ends):
                    continue
                left, right = min(x1, x2), max(x1, x2)
                top, bottom = min(y1, y2), max(y1, y2)
                if (
                    left < card.x + card.width
                    and card.x < right + 1
                    and top < card.y + card.height
                    and card.y < bottom
                ):
                    found.append((line, card))
    return found


def touches(card, point):
    return card.x <= point[0] <= card.x + card.width and card.y <= point[1] <= card.y + card.height


def home(sheet, words):
    """Return the smallest frame under the beginning of a line of text."""
    around = [
        frame
        for frame in sheet.frames
        if frame.x <= words.x <= frame.x + frame.width and frame.y <= words.y - 3 <= frame.y + frame.height
    ]
    return min(around, key=lambda frame: frame.width * frame.height)


def too_wide(sheet, width_of):
    """Return lines of text that reach beyond their frame; `width_of` measures text, size, boldness."""
    found = []
    for words in sheet.words:
        if words.kind not in SIZES:
            continue
        frame = home(sheet, words)
        bold = words.kind not in {"about", "text", "row"}
        width = width_of(words.text, SIZES[words.kind], bold)
        left = words.x - width / 2 if words.anchor == "middle" else words.x
        if left < frame.x or left + width > frame.x + frame.width:
            found.append((words.text, width, frame))
    return found
