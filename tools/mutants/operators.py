"""Operators: the ways in which a node of the syntax tree may be wrong.

mutmut's, without those that put None where it fails at once, and ours, which leave a part of the code out.
"""

from collections.abc import Callable, Iterable
from typing import Any

import libcst as cst
from mutmut.mutation import mutators


def _drop_statement(node: cst.Expr) -> Iterable[cst.CSTNode]:
    if not isinstance(node.value, cst.BaseString):
        yield cst.Pass()


def _return_none(node: cst.Return) -> Iterable[cst.CSTNode]:
    if node.value is not None:
        yield cst.Return(cst.Name("None"))


def _negate_condition(node: cst.If) -> Iterable[cst.CSTNode]:
    condition = node.test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    yield node.with_changes(test=cst.UnaryOperation(cst.Not(), condition))


def _drop_side(node: cst.BooleanOperation) -> Iterable[cst.CSTNode]:
    yield from (node.left, node.right)


def _drop_element(node: cst.Tuple | cst.List | cst.Set | cst.Dict) -> Iterable[cst.CSTNode]:
    for index in range(len(node.elements) if len(node.elements) > 1 else 0):  # no literal is an empty set
        yield node.with_changes(elements=[*node.elements[:index], *node.elements[index + 1 :]])


def _drop_argument(node: cst.Call) -> Iterable[cst.CSTNode]:
    for index in range(len(node.args)):
        yield node.with_changes(args=[*node.args[:index], *node.args[index + 1 :]])


def _drop_link(node: cst.Call) -> Iterable[cst.CSTNode]:
    if isinstance(node.func, cst.Attribute) and isinstance(node.func.value, cst.Call):
        yield node.func.value


_LEFT_OUT = (mutators.operator_assignment, mutators.operator_arg_removal)
OPERATORS: list[tuple[Any, Callable[[Any], Iterable[cst.CSTNode]]]] = [
    *((kind, make) for kind, make in mutators.mutation_operators if make not in _LEFT_OUT),
    (cst.Expr, _drop_statement),
    (cst.Return, _return_none),
    (cst.If, _negate_condition),
    (cst.BooleanOperation, _drop_side),
    ((cst.Tuple, cst.List, cst.Set, cst.Dict), _drop_element),
    (cst.Call, _drop_argument),
    (cst.Call, _drop_link),
]
