"""On CI a skipped test is a failed one, wherever it is skipped; elsewhere it may be skipped."""

import os
import subprocess
import sys

import pytest

IN_A_TEST = "import pytest\n\ndef test_needs_more():\n    pytest.skip('no browser')\n"
IN_A_FIXTURE = (
    "import pytest\n\n@pytest.fixture\ndef browser():\n    pytest.skip('no browser')\n\n"
    "def test_needs_more(browser):\n    pass\n"
)
IN_A_MODULE = "import pytest\n\npytest.skip('no browser', allow_module_level=True)\n"


@pytest.mark.parametrize("content", [IN_A_TEST, IN_A_FIXTURE, IN_A_MODULE], ids=["test", "fixture", "module"])
@pytest.mark.parametrize(("ci", "passes"), [("true", False), ("", True)], ids=["on CI", "elsewhere"])
def test_a_skip_is_a_failure_on_ci_alone(content, ci, passes, tmp_path, checkout):
    (tmp_path / "test_skips.py").write_text(content + "\ndef test_passes():\n    pass\n")

    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", checkout / "pyproject.toml", tmp_path],
        cwd=checkout,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "no browser" in told.stdout
    assert (told.returncode in {0, 5}) is passes, told.stdout  # 5: a module skipped as a whole has no tests
