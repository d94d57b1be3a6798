"""Doors that import what is behind them when it is first asked for: the Agents SDK alone takes a second and a half."""

import ast
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def lazy_door(package: str) -> Callable[[str], Any]:
    """Make the `__getattr__` of a package whose door imports its names under `if TYPE_CHECKING`, written once."""
    door = sys.modules[package]
    assert door.__file__, package
    homes = _homes(Path(door.__file__).read_text(encoding="utf-8"))

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, original = homes[name]
        value = getattr(import_module(module), original)
        setattr(door, name, value)
        return value

    return load


def _homes(source: str) -> dict[str, tuple[str, str]]:
    """Find the module, and the name there, of each name that the door imports for type checkers."""
    blocks = (node.body for node in ast.parse(source).body if isinstance(node, ast.If))
    imports = (node for block in blocks for node in block if isinstance(node, ast.ImportFrom) and node.module)
    return {alias.asname or alias.name: (node.module or "", alias.name) for node in imports for alias in node.names}
