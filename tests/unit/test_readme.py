"""The README tells the truth about settings and commands."""

import re
from pathlib import Path

from taskchat.settings import ROOT, Settings
from tools.env_example import format_default

README = (Path(ROOT) / "README.md").read_text(encoding="utf-8")


def settings_table() -> str:
    """The table of settings as the README must hold it, made from `Settings` itself."""
    rows = []
    for name, field in Settings.model_fields.items():
        shown = format_default(field)
        rows.append(f"| `{name.upper()}` | {f'`{shown}`' if shown else ''} | {field.description} |")
    return "\n".join(rows)


def test_the_table_of_settings_is_complete():
    assert settings_table() in README


def test_every_make_target_that_is_named_exists():
    makefile = (Path(ROOT) / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", README)) <= targets


def test_every_folder_and_picture_that_is_named_exists():
    links = [path for path in re.findall(r"\]\(([^)]+)\)", README) if not path.startswith("http")]
    folders = [path for path in re.findall(r"`([a-z/-]+/)`", README) if path != "data/"]
    assert [path for path in links + folders if not (Path(ROOT) / path).exists()] == []
