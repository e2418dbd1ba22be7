"""How the house is built: which way imports point, and how large a room may be."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "webapp"

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
MOST_ARGUMENTS = 5
NAMES_OF_NOTHING = {"base", "common", "helper", "helpers", "manager", "misc", "service", "util", "utils"}

# What each part may import of ours, besides itself. What is not listed may import nothing.
WAIST = {"model", "answers", "language"}
DECIDING = WAIST | {"engine"}
ARROWS = {
    "answers": {"model"},
    "language": set(),
    "reading": WAIST,
    "engine": WAIST,
    "wording": DECIDING,
    "links": WAIST,
    "forms": WAIST,
    "saved": {"model", "language"},
    "apart": DECIDING,
    "translating": {"model", "language", "resources"},
    "checking": DECIDING | {"reading", "links"},
    "authoring": WAIST | {"reading"},
    "presswork": DECIDING | {"wording", "translating", "resources"},
    "pages": DECIDING
    | {"apart", "saved", "reading", "wording", "links", "forms", "presswork", "translating", "resources"},
    "server": {"model", "pages", "patience", "presswork", "translating", "resources"},
    "patience": set(),
    "cli": DECIDING
    | {
        "reading",
        "wording",
        "links",
        "forms",
        "saved",
        "checking",
        "authoring",
        "presswork",
        "translating",
        "pages",
        "server",
        "resources",
    },
    "__main__": {"cli"},
}
# What the outside world offers, and the only parts that may take it.
GUARDED = {
    "brotli": {"pages"},
    "yaml": {"reading"},
    "babel": {"translating", "wording"},
    "flask": {"pages", "server"},
    "werkzeug": {"pages", "forms"},
    "wtforms": {"forms"},
    "pysat": {"engine"},
    "weasyprint": {"presswork"},
    "gunicorn": {"patience", "server"},
    "waitress": {"server"},
}
# The engine is a function of its arguments: no clock, no chance, no files, no network, no process.
IMPURE = {
    *("asyncio", "glob", "io", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil", "socket"),
    *("subprocess", "sys", "tempfile", "time", "urllib", "uuid", "logging"),
}

FOLDERS = ["benchmarks", "docs", "static", "templates", "tests", "trees"]
MODULES = sorted(PACKAGE.rglob("*.py"))
CODE = [
    *MODULES,
    ROOT / "run",
    *sorted((ROOT / "benchmarks").rglob("*.py")),
    *sorted((ROOT / "tests").rglob("*.py")),
]


def where(path):
    return path.relative_to(ROOT).as_posix()


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def part_of(path):
    """Return the part of the package that a module belongs to, "" for the package itself."""
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imported(path):
    """Return every module that the file imports, wherever in it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{where(path)}:{node.lineno}: write the whole name of what you import"
            if node.module == "webapp":
                yield from (f"webapp.{alias.name}" for alias in node.names)
            else:
                yield node.module


def functions(path):
    return [
        node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def own_parts():
    return {part_of(path) for path in MODULES} - {""}


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_imports_point_one_way(path):
    part = part_of(path)
    forbidden = own_parts() - {part} - ARROWS.get(part, set())
    ours = [name for name in imported(path) if name.startswith("webapp.")]
    wrong = {name for name in ours if name.split(".")[1] in forbidden}

    assert not wrong, (
        f"{part or 'webapp'} may import {sorted(ARROWS.get(part, set()))} of ours, not {sorted(wrong)}"
    )


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_each_library_is_known_in_one_place(path):
    for name in imported(path):
        allowed = GUARDED.get(name.split(".")[0])

        assert allowed is None or part_of(path) in allowed, f"{name} belongs into {sorted(allowed)} alone"


@pytest.mark.parametrize(
    "path", [path for path in MODULES if part_of(path) in {"engine", "model", "answers"}], ids=where
)
def test_what_decides_reads_no_clock_and_touches_nothing(path):
    assert not {name.split(".")[0] for name in imported(path)} & IMPURE


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_a_module_is_short_and_says_what_it_is_for(path):
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= LONGEST_MODULE
    assert ast.get_docstring(parsed(path)), "give it a docstring: what it is for, what it must not do"


@pytest.mark.parametrize("path", [path for path in CODE if "tests" not in path.parts], ids=where)
def test_a_function_is_short(path):
    lengths = {
        f"{node.name}, line {node.lineno}": node.end_lineno - node.lineno + 1 for node in functions(path)
    }

    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


@pytest.mark.parametrize("path", [*MODULES, ROOT / "run"], ids=where)
def test_a_function_takes_few_arguments(path):
    for node in functions(path):
        arguments = [
            argument.arg for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        ]

        assert len(set(arguments) - {"self", "cls"}) <= MOST_ARGUMENTS, f"{node.name} takes {arguments}"


@pytest.mark.parametrize("path", CODE, ids=where)
def test_no_module_has_a_name_that_says_nothing(path):
    assert not {part.removesuffix(".py") for part in path.relative_to(ROOT).parts} & NAMES_OF_NOTHING


def test_every_part_has_its_arrows():
    assert own_parts() - {"model", "resources"} == set(ARROWS), (
        "a part is new or gone: say what it may import"
    )


def test_every_library_is_declared_as_a_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    taken = {name.split(".")[0] for path in MODULES for name in imported(path)}
    found_in = packages_distributions()
    needed = {canonicalize_name(found_in[name][0]) for name in taken - sys.stdlib_module_names - {"webapp"}}

    assert needed == declared


def test_the_map_in_the_readme_names_every_place():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    parts = {f"webapp/{part}" for part in own_parts() - {"__main__"}}
    parts = {f"{part}/" if (ROOT / part).is_dir() else f"{part}.py" for part in parts}

    assert not {
        place for place in {*parts, *(f"{folder}/" for folder in FOLDERS)} if f"`{place}`" not in readme
    }


def test_what_may_be_imported_goes_round_in_no_circle():
    reached = {part: set(parts) for part, parts in ARROWS.items()}
    for _ in ARROWS:
        for parts in reached.values():
            parts.update(*(reached.get(part, set()) for part in set(parts)))

    assert not {part for part, parts in reached.items() if part in parts}
