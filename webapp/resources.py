"""Where the files beside the code are: templates, static files, trees.

A checkout has them as folders at its top level, so that an edit shows at once; a wheel carries copies in
`webapp/_data/`. Nothing else may guess at these places.
"""

from dataclasses import dataclass
from pathlib import Path


class SetupError(Exception):
    """Something that whoever runs Fingerpost must mend before it can start. The message is shown alone."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The three folders, as absolute paths."""

    templates: Path
    static: Path
    trees: Path


def locate() -> Paths:
    """Return where the folders are. Raises `SetupError` when this installation lacks one."""
    package = Path(__file__).resolve().parent
    carried = package / "_data"
    top = carried if carried.is_dir() else package.parent
    paths = Paths(templates=top / "templates", static=top / "static", trees=top / "trees")
    for path in (paths.templates, paths.static, paths.trees):
        if not path.is_dir():
            raise SetupError(f"This installation of Fingerpost lacks the folder {path}. Install it again.")
    return paths
