"""A command `taskchat`, from a checkout and from a wheel; the wheel is laid out here as pyproject.toml says."""

import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from taskchat.__main__ import main
from taskchat.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
# One process for all three: most of its time is spent on imports.
SCRIPT = """
from taskchat.__main__ import main
for arguments in (["migrate"], ["backup", "copy"], ["doctor"]):
    print(arguments[0], main(arguments), sep=": ")
"""


@dataclass(frozen=True)
class Installed:
    """A folder in which the commands of a wheel ran, and their words."""

    folder: Path
    said: str


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The commands of a package that has everything of the wheel, and nothing else of the checkout."""
    packages, here = tmp_path_factory.mktemp("site-packages"), tmp_path_factory.mktemp("here")
    for outside, inside in ({name: name for name in WHEEL["packages"]} | WHEEL["force-include"]).items():
        # Bytecode that another process is writing is gone a moment later.
        shutil.copytree(ROOT / outside, packages / inside, ignore=shutil.ignore_patterns("*.pyc.*"))
    known = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATA_DIR"}}
    environment = known | {"PYTHONPATH": str(packages), "REFLEX_FRONTEND_PORT": "9"}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    return Installed(here, done.stdout)


def test_the_command_is_that_of_the_module() -> None:
    named = EntryPoint("taskchat", PROJECT["project"]["scripts"]["taskchat"], "console_scripts")
    assert named.load() is main


@pytest.mark.parametrize(
    ("started_as", "called"),
    [("/usr/bin/taskchat", "taskchat"), ("Scripts/taskchat.exe", "taskchat"), ("/x/__main__.py", "python -m taskchat")],
)
def test_it_is_called_by_the_name_under_which_it_was_run(
    started_as: str, called: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [started_as, "--help"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().out.startswith(f"usage: {called} [-h]")


@pytest.mark.slow
def test_what_is_installed_from_a_wheel_works_in_the_folder_it_is_run_in(installed: Installed) -> None:
    assert "The database is up to date.\nmigrate: 0\n" in installed.said
    assert "backup: 0\n" in installed.said
    files = ("data/taskchat.db", "copy/taskchat.db")
    assert [file for file in files if not (installed.folder / file).is_file()] == []


@pytest.mark.slow
def test_its_doctor_says_in_a_sentence_that_it_serves_no_page(installed: Installed) -> None:
    assert "note  page: an installed package has commands only, serving from one comes with hosting" in installed.said
    assert "note  packages: as pip chose them" in installed.said


@pytest.mark.slow
def test_from_a_checkout_it_works_in_the_checkout(tmp_path: Path) -> None:
    code = "from taskchat.settings import MIGRATIONS, ROOT; print(ROOT, MIGRATIONS)"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert said.split() == [str(ROOT), str(ROOT / "alembic")]
