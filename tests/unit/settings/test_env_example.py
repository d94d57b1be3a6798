"""`.env.example` says what the settings say."""

import re
from pathlib import Path

import pytest

from taskchat.settings import Settings
from tools.env_example import PATH, env_example

TEXT = PATH.read_text(encoding="utf-8")


def test_the_example_is_up_to_date() -> None:
    assert env_example() == TEXT, "run `make env-example`"


def test_every_line_of_it_is_taken_as_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    file = tmp_path / ".env"
    file.write_text(re.sub(r"^#(?=[A-Z_]+=)", "", TEXT, flags=re.MULTILINE), encoding="utf-8")
    read = Settings(_env_file=file).model_dump()  # pyright: ignore[reportCallIssue]
    defaults = Settings(_env_file=None).model_dump()  # pyright: ignore[reportCallIssue]
    defaults["data_dir"] = Path("data")
    assert read == defaults
    assert len(read) == len(re.findall(r"^#[A-Z_]+=", TEXT, re.MULTILINE))
