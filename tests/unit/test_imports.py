"""Imports run one way, downwards, as the design says; a part is entered by its door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# From the top down; what stands on one line does not know the others there, unless `BESIDE` says so.
FLOORS = (
    ("taskchat",),
    ("__main__",),
    ("commands", "doctor", "running", "ui"),
    ("moving",),
    ("legacy",),
    ("api",),
    ("chat",),
    ("assistant",),
    ("tasks", "accounts"),
    ("feed",),
    ("database",),
    ("sqlite_steps",),
    ("settings",),
)
BESIDE = {("commands", "doctor")}
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts}
MODULES = sorted((ROOT / "taskchat").rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / "taskchat").parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The full names of everything of ours that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("taskchat"))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            if node.module == "taskchat":
                yield from (f"taskchat.{alias.name}" for alias in node.names)
            elif (node.module or "").startswith("taskchat."):
                yield node.module or ""


def parts_imported(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if "." in name} - {part_of(path)}


def test_every_part_has_its_floor():
    assert {part_of(path) for path in MODULES} - {"__init__"} == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downwards(path: Path):
    part = part_of(path)
    upwards = {other for other in parts_imported(path) if FLOOR[other] <= FLOOR[part] and (part, other) not in BESIDE}
    assert not upwards, f"{part} must not know {sorted(upwards)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_other_parts_are_entered_by_their_doors(path: Path):
    inside = {name for name in imported(path) if len(name.split(".")) > 2 and name.split(".")[1] != part_of(path)}
    assert not inside, f"{sorted(inside)} is another part's own"


@pytest.mark.parametrize("part", ["tasks", "accounts", "feed", "database", "settings"])
def test_what_lies_below_knows_no_http_chat_or_page(part: str):
    above = {"fastapi", "starlette", "reflex", "chatkit", "agents", "openai"}
    for path in (path for path in MODULES if part_of(path) == part):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert not {name.split(".")[0] for name in names} & above, path
