"""One build of the page serves all who ask for it, until its settings change."""

from pathlib import Path

import pytest

from tests.browser.builds import BUILD_PORT, copy_for, ensure_build


def test_a_build_is_made_once_and_again_for_other_settings(tmp_path: Path):
    made: list[Path] = []
    for transport in ("websocket", "websocket", "polling", "polling"):
        ensure_build(tmp_path / "page", {"REFLEX_TRANSPORT": transport}, made.append)
    assert made == [tmp_path / "page"] * 2


def test_where_a_stand_in_listens_is_not_built_in(tmp_path: Path):
    made: list[Path] = []
    for port in (1, 2):
        ensure_build(tmp_path / "page", {"GEMINI_BASE_URL": f"http://127.0.0.1:{port}/"}, made.append)
    assert len(made) == 1


def test_a_build_that_failed_is_not_kept(tmp_path: Path):
    def fail(folder: Path) -> None:
        raise RuntimeError("no page")

    made: list[Path] = []
    with pytest.raises(RuntimeError):
        ensure_build(tmp_path / "page", {}, fail)
    ensure_build(tmp_path / "page", {}, made.append)
    assert len(made) == 1


def test_a_copy_asks_the_port_of_its_own_server(tmp_path: Path):
    assets = tmp_path / "page" / "build" / "client" / "assets"
    assets.mkdir(parents=True)
    (tmp_path / "page" / "backend").mkdir()
    (assets / "reflex-env-abc.js").write_text(f"var e={{EVENT:`ws://localhost:{BUILD_PORT}/_event`}}")
    (assets / "reflex-env-abc.js.gz").write_bytes(b"the old port")
    copy_for(5_001, tmp_path / "page", tmp_path / "copy")
    (copied,) = (tmp_path / "copy" / "build" / "client" / "assets").iterdir()
    assert copied.read_text() == "var e={EVENT:`ws://localhost:5001/_event`}"
