"""A table of every prop of the official widget types with every kind of value it may have, and how it must look.

What is expected is written after the comments of the types (`chatkit.widgets`): spacing in units of 4 px, sizes in px,
borders in px, colours by scheme. For words it is read from the types; each word must look like no other one.
"""

from tests.interop.widget_table.case import WIDTH, Case
from tests.interop.widget_table.paints import SOME
from tests.interop.widget_table.table import table

__all__ = ["SOME", "WIDTH", "Case", "table"]
