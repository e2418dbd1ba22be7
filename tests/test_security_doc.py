"""Every test that the threat model and the guide to serving name is there."""

import re

import pytest


@pytest.mark.parametrize("name", ["security", "deploy"])
def test_every_test_that_is_named_is_there(checkout, name):
    written = (checkout / f"docs/{name}.md").read_text(encoding="utf-8")
    paths = re.findall(r"`(tests/[a-z_/]+(?:\.py)?)", written)
    names = set(re.findall(r"::(test_[a-z_]+)", written))
    code = "".join(path.read_text(encoding="utf-8") for path in (checkout / "tests").rglob("test_*.py"))

    assert paths
    assert [path for path in paths if not (checkout / path).exists()] == []
    assert [test for test in names if f"def {test}(" not in code] == []


def test_the_guide_links_to_files_that_are_there(checkout):
    written = (checkout / "docs/deploy.md").read_text(encoding="utf-8")

    for target in re.findall(r"\]\(([^)#]+)\)", written):
        assert (checkout / "docs" / target).exists(), target
