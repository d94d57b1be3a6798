"""A new field of a task takes an edit in four files and a migration; undo, form, tools, receipts and rows carry it.

The edits are made in a copy of the package, and tried there: `estimate`, the minutes that a task takes.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from taskchat.database import head_revision
from taskchat.settings import ROOT

_MIGRATION = '''
"""how long a task takes."""

import sqlalchemy as sa
from alembic import op

revision = "estimate"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tasks", sa.Column("estimate", sa.Integer, nullable=True))


def downgrade() -> None:
    op.drop_column("tasks", "estimate")
'''
# By file: behind which line stands what is new.
_RECIPE = {
    "tasks/models.py": {
        "    tags: Tags = []\n": "    estimate: int | None = None\n",
        "    tags: Tags | None = None\n": "    estimate: int | None = None\n",
        "    tags: list[str]\n": "    estimate: int | None\n",
    },
    "tasks/present.py": {
        "    tags: tuple[str, ...] = ()\n": '    estimate: str = ""\n',
        '            Detail("priority", priority.capitalize(), priority),\n': (
            '            Detail("estimate", self.estimate, f"takes {self.estimate}"),\n'
        ),
        "        tags=tuple(task.tags),\n": '        estimate=f"{task.estimate} min" if task.estimate else "",\n',
    },
    "ui/views/draft.py": {
        "        placeholder='#home #\"home office\"',\n    ),\n": (
            '    FormField(\n        "estimate",\n        "Minutes",\n'
            '        lambda task, _: str(task.estimate or ""),\n'
            '        lambda words, _: {"estimate": words.strip() or None},\n'
            '        ("estimate",),\n    ),\n'
        ),
    },
    "assistant/tools/arguments.py": {
        "    tags: TagList = Field(None, description=\"Tags without '#'\")\n": (
            '    estimate: int | None = Field(None, description="The minutes it takes")\n'
        ),
        '    title: OptionalText = Field(None, description="The new title")\n': (
            '    estimate: int | None = Field(None, description="The minutes it takes")\n'
        ),
    },
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout with the new field; only what is edited is a copy."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for part in ROOT.iterdir():
        if part.name in {"taskchat", "alembic"}:
            shutil.copytree(part, folder / part.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif not part.name.startswith("."):
            (folder / part.name).symlink_to(part)
    (folder / "alembic" / "versions" / "estimate.py").write_text(_MIGRATION.format(head=head_revision()))
    for name, edits in _RECIPE.items():
        path = folder / "taskchat" / name
        text = path.read_text()
        for line, new in edits.items():
            assert text.count(line) == 1, f"{name}: {line!r}"
            text = text.replace(line, line + new)
        path.write_text(text)
    return folder


@pytest.mark.slow
def test_a_new_field_is_carried_everywhere(copy: Path, tmp_path: Path):
    environment = {**os.environ, "PYTHONPATH": str(copy), "DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "tests.integration.tasks.estimate", f"sqlite:///{tmp_path / 'new.db'}"]
    ran = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "tools: created, changed, listed",
        "undo: changed, deleted",
        "form: shown, saved, emptied, refused",
        "receipt: drawn, deleted",
        "row: drawn",
    ]
