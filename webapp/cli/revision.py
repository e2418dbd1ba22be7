"""The trees as they were at a Git revision, read from an archive of it. The checkout is not touched."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from webapp.cli.console import UsageError
from webapp.reading import Reading, read_library

NO_GIT: Final = (
    "--rev reads the trees from Git, and there is no program `git` here. Install Git, or compare two texts of"
    " the same folder."
)


def read_revision(root: Path, revision: str) -> Reading:
    """Read the trees of this folder as they were at the revision. Raises `UsageError` if that cannot be."""
    if shutil.which("git") is None:
        raise UsageError(NO_GIT)
    top = Path(
        _ask(root, "rev-parse", "--show-toplevel", refusal=f"“{root}” does not lie in a Git repository.")
    )
    folder = root.resolve().relative_to(top.resolve()).as_posix()
    commit = _ask(
        top,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
        refusal=f"Git knows no revision “{revision}” here. `git log -- {folder}` lists those of the trees.",
    )
    with _extracted(top, commit, folder) as trees:
        if not trees.is_dir():
            raise UsageError(f"There was no folder “{folder}” at the revision “{revision}”.")
        return read_library(trees)


@contextmanager
def _extracted(top: Path, commit: str, folder: str) -> Iterator[Path]:
    """Yield a folder with the trees of the commit, removed afterwards."""
    found = _git(top, "archive", "--format=tar", commit, "--", folder)
    with tempfile.TemporaryDirectory(prefix="fingerpost-") as place:
        if found.returncode == 0:
            with tarfile.open(fileobj=io.BytesIO(found.stdout)) as archive:
                archive.extractall(place, filter="data")
        yield Path(place) / folder


def _ask(folder: Path, *arguments: str, refusal: str) -> str:
    found = _git(folder, *arguments)
    if found.returncode != 0:
        told = found.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"{refusal} ({told})" if told else refusal)
    return found.stdout.decode(errors="surrogateescape").strip()


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607 - git, wherever it is, with its own words and a name that it only looks up
