"""Writers of formats: each makes text of records, piece by piece."""

from taskchat.interchange.writers.markdown import write_checklist
from taskchat.interchange.writers.own_json import write_json
from taskchat.interchange.writers.table import write_table

__all__ = ["write_checklist", "write_json", "write_table"]
