"""`./run`, in a small project of its own, so that nothing needs the network or touches this checkout."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parent.parent / "run"

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "crossing"
version = "1"

[dependency-groups]
tests = []
lint = []
"""
# The least that pip can install, editable.
BACKEND = """
from pathlib import Path
from zipfile import ZipFile

INFO = "crossing-1.dist-info"
FILES = {
    f"{INFO}/METADATA": "Metadata-Version: 2.1\\nName: crossing\\nVersion: 1\\n",
    f"{INFO}/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    "crossing.pth": str(Path.cwd()),
    f"{INFO}/RECORD": f"{INFO}/METADATA,,\\n{INFO}/WHEEL,,\\ncrossing.pth,,\\n{INFO}/RECORD,,\\n",
}


def build_editable(folder, *_settings):
    with ZipFile(Path(folder) / "crossing-1-py3-none-any.whl", "w") as wheel:
        for name, content in FILES.items():
            wheel.writestr(name, content)
    return "crossing-1-py3-none-any.whl"


build_wheel = build_editable
"""
# What stands in for our command line and for pytest: it tells how it was called.
TELL = """
import os, sys
print("{name}", *sys.argv[1:])
print("in", os.getcwd())
sys.exit(7 if "fail" in sys.argv else 0)
"""


class Project:
    """A folder with `run` in it, and what is on the machine around it."""

    def __init__(self, folder):
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        for name in ("env", "python3"):
            (self.bin / name).symlink_to(shutil.which(name) if name == "env" else sys.executable)
        self.environment = {"PATH": str(self.bin), "PIP_NO_INDEX": "1", "HOME": str(folder)}
        (folder / "webapp").mkdir()
        shutil.copy(RUN, folder / "run")
        for path, content in {
            "pyproject.toml": PYPROJECT,
            "backend.py": BACKEND,
            "pytest.py": TELL.format(name="pytest"),
            "webapp/__init__.py": "",
            "webapp/__main__.py": TELL.format(name="webapp"),
        }.items():
            (folder / path).write_text(content)

    def start(self, *arguments, cwd=None, **environment):
        return subprocess.run(
            [sys.executable, self.folder / "run", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=cwd or self.folder,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            timeout=120,
        )

    def add_program(self, name, script):
        (self.bin / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.bin / name).chmod(0o755)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project that has been started once; `first` is how that went."""
    project = Project(tmp_path_factory.mktemp("checkout").resolve())
    project.first = project.start("assess", "text", "answers.json")
    return project


@pytest.fixture
def no_pango(tmp_path):
    """An environment in which no library for PDFs can be loaded: what the loader finds first is empty."""
    for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
        (tmp_path / name).touch()
    return {"LD_LIBRARY_PATH": str(tmp_path)}


def test_help_tells_the_commands_and_sets_nothing_up(tmp_path):
    project = Project(tmp_path / "checkout")

    told = project.start("--help")

    assert told.returncode == 0
    assert "./run test" in told.stdout
    assert not (project.folder / ".venv").exists()


def test_the_first_start_says_what_it_does_and_then_does_what_was_asked(project):
    assert project.first.returncode == 0, project.first.stderr
    assert f"Making {project.folder / '.venv'}" in project.first.stderr
    assert "Installing Fingerpost" in project.first.stderr
    assert project.first.stdout == f"webapp assess text answers.json\nin {project.folder}\n"


def test_a_later_start_sets_nothing_up(project):
    (project.folder / ".venv.log").unlink(missing_ok=True)

    again = project.start("check")

    assert "ing " not in again.stderr.replace("missing", "")
    assert not (project.folder / ".venv.log").exists()
    assert again.stdout.startswith("webapp check\n")


def test_a_changed_pyproject_is_installed_again(project):
    with (project.folder / "pyproject.toml").open("a") as file:
        file.write("# changed\n")

    again = project.start("check")

    assert "Installing Fingerpost" in again.stderr
    assert "Installing" not in project.start("check").stderr


def test_a_folder_that_was_moved_is_installed_again(project, tmp_path):
    moved = Project(tmp_path / "moved")
    shutil.copytree(project.folder / ".venv", moved.folder / ".venv", symlinks=True)

    again = moved.start("check")

    assert "Installing Fingerpost" in again.stderr
    assert again.stdout == f"webapp check\nin {moved.folder}\n"


def test_a_set_up_that_was_cut_short_is_made_again(tmp_path):
    project = Project(tmp_path / "checkout")
    (project.folder / ".venv/bin").mkdir(parents=True)
    (project.folder / ".venv/bin/python").symlink_to(sys.executable)
    project.environment["PYTHONPATH"] = str(tmp_path / "hidden")  # there, pip cannot be started
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden/pip.py").write_text("raise SystemExit('no pip')")

    assert f"Making {project.folder / '.venv'}" in project.start("check").stderr


@pytest.mark.parametrize(
    ("arguments", "becomes"),
    [
        ([], "webapp serve"),
        (["--port", "8001"], "webapp serve --port 8001"),
        (["serve", "--host", "::1"], "webapp serve --host ::1"),
        (["--version"], "webapp --version"),
        (["check", "--json"], "webapp check --json"),
        (["test", "-k", "words"], "pytest -k words"),
    ],
)
def test_arguments_become_a_command(project, arguments, becomes):
    assert project.start(*arguments).stdout.splitlines()[0] == becomes


def test_a_command_works_where_it_was_called_and_tests_where_the_project_is(project, tmp_path):
    (tmp_path / "webapp").mkdir()
    (tmp_path / "webapp/__main__.py").write_text("print('the wrong webapp')")

    assert project.start("check", cwd=tmp_path).stdout == f"webapp check\nin {tmp_path}\n"
    assert project.start("test", cwd=tmp_path).stdout == f"pytest\nin {project.folder}\n"


def test_the_exit_code_is_the_command_s(project):
    assert project.start("fail").returncode == 7


def test_without_pango_the_app_starts_and_says_how_to_get_it(project, no_pango):
    started = project.start(**no_pango)

    assert started.stdout.startswith("webapp serve\n")
    assert started.stderr.startswith(
        "Pango is missing: there will be no PDF reports; all else works. Run `sudo "
    )
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in started.stderr


def test_missing_packages_are_installed_where_that_needs_no_question(tmp_path, no_pango):
    project = Project(tmp_path / "checkout")
    project.add_program("apt-get", f'echo "$@" >> {tmp_path}/asked')
    project.add_program("sudo", 'shift; exec "$@"')

    project.start("test", **no_pango)

    update, install = (tmp_path / "asked").read_text().splitlines()
    assert update.endswith(" update")
    assert " install --yes --no-install-recommends libpango-1.0-0 " in install
    assert {"libpangoft2-1.0-0", "libharfbuzz-subset0", "chromium", "poppler-utils", "qpdf"} <= set(
        install.split()
    )


def test_a_user_whose_sudo_asks_for_a_password_is_told_the_command(tmp_path, no_pango):
    project = Project(tmp_path / "checkout")
    project.add_program("apt-get", f"touch {tmp_path}/asked")
    project.add_program("sudo", "exit 1")
    (tmp_path / "sitecustomize.py").write_text("import os; os.geteuid = lambda: 1000")

    started = project.start("check", PYTHONPATH=str(tmp_path), **no_pango)

    assert "Run `sudo apt-get install --no-install-recommends libpango-1.0-0" in started.stderr
    assert not (tmp_path / "asked").exists()


def test_a_python_that_cannot_make_environments_is_told_in_one_line(tmp_path):
    project = Project(tmp_path / "checkout")
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None")

    refused = project.start("check", PYTHONPATH=str(tmp_path))

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith(
        "Fingerpost cannot start. This Python cannot make a virtual environment."
    )
    assert "python3-venv" in refused.stderr


def test_an_older_python_is_told_that_it_is_too_old(tmp_path):
    project = Project(tmp_path / "checkout")
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.version_info = (3, 9, 2)")

    refused = project.start("check", PYTHONPATH=str(tmp_path))

    assert refused.returncode == 1
    assert "needs Python 3.11 or newer" in refused.stderr
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_failing_installation_tells_the_end_of_pip_s_words(tmp_path):
    project = Project(tmp_path / "checkout")
    (project.folder / "pyproject.toml").write_text(PYPROJECT.replace("tests = []", 'tests = ["nowhere"]'))

    refused = project.start("test")

    assert refused.returncode == 1
    assert "Is the network there?" in refused.stderr
    assert "No matching distribution found for nowhere" in refused.stderr
