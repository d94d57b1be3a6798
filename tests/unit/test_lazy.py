"""Commands of the command line start without the Agents SDK; doors that wait for it still lead everywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from taskchat import assistant, chat
from taskchat.settings import ROOT

# One process for all commands, since its start is what takes the time; what one of them imports stays for the next.
RUN = """
import json, sys
from taskchat.commands import main
for arguments in json.loads(sys.argv[1]):
    try:
        code = main(arguments)
    except SystemExit as end:
        code = end.code
    imported = sorted({name.split(".")[0] for name in sys.modules})
    print(json.dumps({"arguments": arguments, "code": code, "imported": imported}))
"""
COMMANDS = [["--help"], ["doctor", "--help"], ["migrate"], ["backup"]]


@pytest.mark.slow
def test_commands_import_no_agents_openai_or_reflex(tmp_path: Path):
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path / 'taskchat.db'}"}
    (tmp_path / "taskchat.db").touch()
    ran = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(COMMANDS)],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    told = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith('{"arguments"')]
    assert [(one["arguments"], one["code"]) for one in told] == [(arguments, 0) for arguments in COMMANDS], ran.stderr
    for one in told:
        assert {"agents", "openai", "reflex", "fastapi"} & {*one["imported"]} == set(), one["arguments"]


@pytest.mark.parametrize("door", [assistant, chat], ids=lambda door: door.__name__)
def test_a_lazy_door_leads_to_all_its_names(door: object):
    assert [name for name in getattr(door, "__all__", ["none"]) if not hasattr(door, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = door.nothing  # pyright: ignore[reportAttributeAccessIssue]
