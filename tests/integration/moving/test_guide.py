"""Every command of docs/migration.md runs, in the order of the guide, on either engine."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from alembic.config import main as alembic

from taskchat.commands import main
from taskchat.settings import ROOT, get_settings
from tests.integration.legacy.old import Shape, build

GUIDE = (ROOT / "docs" / "migration.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh( fails)?\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.timeout(240)
def test_every_command_of_the_guide_runs(
    empty_postgres_url: str, fresh_postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    build(f"sqlite:///{tmp_path / 'old.db'}", Shape(keys=False), troubled=True)
    shutil.copy(tmp_path / "old.db", tmp_path / "copy.db")
    places = {
        "OLD": f"sqlite:///{tmp_path / 'old.db'}",
        "OLD_COPY": f"sqlite:///{tmp_path / 'copy.db'}",
        "NEW": fresh_postgres_url,
        "TARGET": f"sqlite:///{tmp_path / 'target.db'}",
        "RESTORED": empty_postgres_url,
        "BACKUP": str(tmp_path / "backup"),
        "BACKUP_2": str(tmp_path / "backup-2"),
    }
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("REFLEX_FRONTEND_PORT", "9")
    ran = 0
    for fails, block in BLOCKS:
        for line in block.splitlines():
            words = [re.sub(r"\$(\w+)", lambda found: places[found[1]], word) for word in shlex.split(line)]
            ran += run(words, monkeypatch, expected=1 if fails else 0)
    assert ran == 10
    assert (tmp_path / "backup-2" / "taskchat.db").is_file()


def run(words: list[str], monkeypatch: pytest.MonkeyPatch, *, expected: int) -> bool:
    """Do one line of the guide; tells whether it was a command."""
    get_settings.cache_clear()
    match words:
        case ["export", assignment]:
            monkeypatch.setenv(*assignment.split("=", 1))
            return False
        case ["python", "-m", "taskchat", *arguments]:
            assert main(arguments) == expected, words
        case ["python", "-m", "alembic", *arguments]:
            alembic(["-c", str(ROOT / "alembic.ini"), *arguments])
        case _:
            pytest.fail(f"the guide has a line that no test can run: {words}")
    get_settings.cache_clear()
    return True
