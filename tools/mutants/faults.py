"""Faults of a module: a repeatable sample of all that the operators can make."""

import difflib
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from tools.mutants.operators import OPERATORS

Fault = tuple[int, cst.CSTNode, cst.CSTNode]


@dataclass(frozen=True)
class Mutant:
    """A module with one fault, which begins at `line`."""

    module: str
    line: int
    original: str
    code: str

    @property
    def changes(self) -> list[str]:
        """The lines that differ, each with its sign."""
        lines = difflib.ndiff(self.original.splitlines(), self.code.splitlines())
        return [line for line in lines if line.startswith(("- ", "+ "))]


class _Collector(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, (cst.Annotation, cst.Import, cst.ImportFrom)):
            return False
        if position := self.get_metadata(PositionProvider, node, None):
            wrongs = [wrong for kind, make in OPERATORS if isinstance(node, kind) for wrong in make(node)]
            self.faults += [(position.start.line, node, wrong) for wrong in wrongs]
        return True


def draw(module: str, source: str, size: int, seed: int) -> list[Mutant]:
    """Draw at most `size` mutants, spread over the lines: the same for the same code and seed in any folder."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    collector = _Collector()
    wrapper.visit(collector)
    chance = random.Random(seed)  # noqa: S311 - no secret
    drawn: list[Mutant] = []
    for line, node, wrong in _spread(chance.sample(collector.faults, len(collector.faults))):
        code = getattr(wrapper.module.deep_replace(node, wrong), "code", source)
        if code != source and _compiles(code):
            drawn.append(Mutant(module, line, source, code))
        if len(drawn) == size:
            break
    return sorted(drawn, key=lambda mutant: mutant.line)


def _spread(faults: list[Fault]) -> Iterable[Fault]:
    """One of each line, then another of each, and so on."""
    seen: Counter[int] = Counter()
    turns: list[tuple[int, Fault]] = []
    for fault in faults:
        turns.append((seen[fault[0]], fault))
        seen[fault[0]] += 1
    return (fault for _, fault in sorted(turns, key=lambda turn: turn[0]))


def _compiles(code: str) -> bool:
    try:
        compile(code, "mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True
