"""Folding of a column's text, so that a search finds it however it was written: `taskchat.text.folded` as SQL."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class Folded(FunctionElement[str]):
    """A text in small letters, composed, with one spelling for each letter."""

    name = "folded"
    type = String()
    inherit_cache = True


@compiles(Folded, "sqlite")
def _fold_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    # A function of ours, which each connection has.
    return f"folded({compiler.process(element.clauses, **options)})"


@compiles(Folded, "postgresql")
def _fold_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    # Locales differ in what they make of the Turkish İ: an i, an i with a dot above, or nothing.
    lowered = f"lower(normalize({compiler.process(element.clauses, **options)}, NFC))"
    for spelling, usual in (("U&'i\\0307'", "'i'"), ("U&'\\0130'", "'i'"), ("U&'\\03c2'", "U&'\\03c3'")):
        lowered = f"replace({lowered}, {spelling}, {usual})"
    return lowered
