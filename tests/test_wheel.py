"""The wheel, installed where no checkout is near: it carries its own templates, static files and trees."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.serving import fetch, serving

CARRIED = ["templates", "static", "trees"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, checkout):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=checkout,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    return path


class Installation:
    """The wheel alone in an environment of its own; what it depends on is borrowed from ours."""

    def __init__(self, folder, wheel):
        self.folder = folder
        venv.create(folder / "venv", with_pip=False, symlinks=True)
        self.bin = folder / "venv" / "bin"
        pip = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            self.bin / "python",
            "install",
            "--no-index",
            "--no-deps",
        ]
        subprocess.run([*pip, wheel], check=True, capture_output=True)
        # The path is added as it is: the editable install there, which points to the checkout, stays unread.
        (self.site_packages() / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}

    def site_packages(self):
        (path,) = (self.folder / "venv" / "lib").glob("python*/site-packages")
        return path

    def run(self, *command):
        return subprocess.run(
            [self.bin / command[0], *command[1:]],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture(scope="module")
def installation(tmp_path_factory, wheel):
    return Installation(tmp_path_factory.mktemp("elsewhere"), wheel)


def test_the_wheel_holds_every_carried_file_and_nothing_of_the_development(wheel, checkout):
    names = set(ZipFile(wheel).namelist())
    expected = {
        f"webapp/_data/{path.relative_to(checkout).as_posix()}"
        for folder in CARRIED
        for path in (checkout / folder).rglob("*")
        if path.is_file()
    }

    assert expected
    assert {name for name in names if name.startswith("webapp/_data/")} == expected
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"webapp", "fingerpost"}
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_wheel_carries_the_catalogues_of_the_interface(wheel, checkout):
    catalogues = {
        path.relative_to(checkout).as_posix() for path in (checkout / "webapp/languages").rglob("*.po")
    }

    assert catalogues
    assert catalogues <= set(ZipFile(wheel).namelist())


def test_the_installed_package_is_not_the_checkout(installation):
    told = installation.run("python", "-c", "import webapp; print(webapp.__file__)")

    assert Path(told.stdout.strip()).is_relative_to(installation.folder)


def test_the_trees_that_come_along_are_without_fault(installation):
    told = installation.run("fingerpost", "check")

    assert told.returncode == 0, told.stdout + told.stderr


def test_the_command_assesses(installation):
    (installation.folder / "nothing.json").write_text("{}")

    told = installation.run("fingerpost", "assess", "eu-ai-act", "nothing.json", "--json")
    verdict = json.loads(told.stdout)

    assert told.returncode == 0, told.stderr
    assert verdict["text"].startswith("eu-ai-act@")
    assert verdict["status"] == "open"


def test_the_package_can_be_run_like_the_command(installation):
    assert "assess" in installation.run("python", "-m", "webapp", "--help").stdout


def test_the_server_answers_with_page_and_style(installation):
    command = [installation.bin / "fingerpost", "serve", "--port", "0"]

    with serving(command, cwd=installation.folder, env=installation.environment) as address:
        status, headers, page = fetch(address)
        _, _, style = fetch(address + page.partition('rel="stylesheet" href="/')[2].partition('"')[0])

    assert status == 200
    assert "<h1" in page
    assert "Set-Cookie" not in headers
    assert "{" in style


def test_the_command_writes_a_report(installation, weasyprint):
    (installation.folder / "answers.json").write_text(json.dumps({"ai_system": "no"}))

    told = installation.run("fingerpost", "report", "eu-ai-act", "answers.json", "-o", "report.pdf")

    assert told.returncode == 0, told.stderr
    assert (installation.folder / "report.pdf").read_bytes().startswith(b"%PDF-")
