"""Commands of the command line start without the Agents SDK; doors that wait for it still lead everywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from taskchat import assistant, chat
from taskchat.settings import ROOT

RUN = """
import json, sys
from taskchat.commands import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(json.dumps({"code": code, "imported": sorted({name.split(".")[0] for name in sys.modules})}))
"""


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--help"], ["doctor", "--help"], ["migrate"], ["backup"]], ids=" ".join)
def test_a_command_imports_no_agents_openai_or_reflex(tmp_path: Path, arguments: list[str]):
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'taskchat.db'}"}
    (tmp_path / "taskchat.db").touch()
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    told = json.loads(ran.stdout.splitlines()[-1])
    assert told["code"] == 0, ran.stderr
    assert {"agents", "openai", "reflex", "fastapi"} & {*told["imported"]} == set()


@pytest.mark.parametrize("door", [assistant, chat], ids=lambda door: door.__name__)
def test_a_lazy_door_leads_to_all_its_names(door: object):
    assert [name for name in getattr(door, "__all__", ["none"]) if not hasattr(door, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = door.nothing  # pyright: ignore[reportAttributeAccessIssue]
