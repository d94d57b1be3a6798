"""Settings: their defaults, and the line that names a value that cannot be used."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from taskchat.settings import ROOT, SELF_HOSTED, InvalidSettings, load_settings

VARIABLES = ("GEMINI_API_KEY", "GEMINI_BASE_URL", "DATABASE_URL", "JWT_SECRET", "CHATKIT_SCRIPT", "TRUSTED_ORIGINS")


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set():
    settings = load_settings()
    assert settings.database == f"sqlite:///{ROOT / 'data' / 'taskchat.db'}"
    assert settings.gemini_base_url == "https://generativelanguage.googleapis.com/v1beta/openai/"
    assert (settings.gemini_model, settings.chatkit_script, settings.uses_gemini) == (
        "gemini-2.5-flash",
        SELF_HOSTED,
        False,
    )


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        (
            "GEMINI_BASE_URL",
            "generativelanguage",
            "GEMINI_BASE_URL: must be a URL that starts with https:// or http://",
        ),
        ("JWT_SECRET", "short", "JWT_SECRET: must have at least 32 bytes; `openssl rand -hex 32` makes one"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL: must start with sqlite:/// or postgresql://"),
        (
            "DATABASE_URL",
            "postgresql://ada:secret@host/name?prepare_threshold=often",
            "DATABASE_URL: has a prepare_threshold that is neither none nor a number",
        ),
        (
            "DATABASE_URL",
            "postgresql://ada:secret@host:port/name",
            "DATABASE_URL: is no URL of a database, like postgresql://user:password@host:5432/name",
        ),
        ("GEMINI_API_KEY", "AIza\u2026", "GEMINI_API_KEY: holds a character that no key has; was it copied whole?"),
        (
            "TRUSTED_PROXIES",
            "127.0.0.1, nginx",
            "TRUSTED_PROXIES: 'nginx' is no address or network, like 127.0.0.1 or 10.0.0.0/8",
        ),
        ("PUSH_CONTACT", "ada", "PUSH_CONTACT: must be like mailto:you@example.org or https://example.org"),
        ("CHATKIT_SCRIPT", "cdn", "CHATKIT_SCRIPT: must be 'self-hosted', 'official' or a URL"),
    ],
)
def test_a_bad_value_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, line: str):
    monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSettings) as refusal:
        load_settings()
    assert str(refusal.value) == line


def test_values_come_from_a_file_too(tmp_path: Path):
    (tmp_path / ".env").write_text("GEMINI_API_KEY=abc\nTRUSTED_ORIGINS=https://a.example, https://b.example/\n")
    settings = load_settings()
    assert settings.uses_gemini
    assert "abc" not in repr(settings)
    assert settings.own_origins[-2:] == ["https://a.example", "https://b.example"]


def test_a_base_url_ends_with_one_slash(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GEMINI_BASE_URL", "http://127.0.0.1:9/v1//")
    assert load_settings().gemini_base_url == "http://127.0.0.1:9/v1/"


def test_the_secret_is_made_once_and_kept_from_others(tmp_path: Path):
    settings = load_settings(data_dir=tmp_path / "data")
    key = settings.signing_key()
    assert len(key) == 64
    assert load_settings(data_dir=tmp_path / "data").signing_key() == key
    assert stat.S_IMODE((tmp_path / "data" / "jwt_secret").stat().st_mode) == 0o600


@pytest.mark.parametrize("left", ["", "\n", "short"])
def test_a_secret_that_was_never_written_signs_nothing(tmp_path: Path, left: str):
    (tmp_path / "jwt_secret").write_text(left)
    with pytest.raises(InvalidSettings, match="jwt_secret holds no secret"):
        load_settings(data_dir=tmp_path).signing_key()


def test_nothing_but_the_secret_is_left_where_it_was_made(tmp_path: Path):
    load_settings(data_dir=tmp_path).signing_key()
    assert [path.name for path in tmp_path.iterdir()] == ["jwt_secret"]


@pytest.mark.parametrize(
    ("given", "subject"),
    [
        ({}, "https://localhost"),
        ({"trusted_origins": "http://10.0.0.2:3000"}, "https://localhost"),
        ({"trusted_origins": "http://10.0.0.2:3000, https://tasks.example.org:8443"}, "https://tasks.example.org"),
        ({"trusted_origins": "https://a.example", "push_contact": "mailto:ada@b.example"}, "mailto:ada@b.example"),
    ],
)
def test_push_services_are_told_who_sends(given: dict[str, object], subject: str):
    assert load_settings(**given).push_subject == subject


REDIS = "redis://127.0.0.1"


@pytest.mark.parametrize(
    ("given", "workers", "connections"),
    [
        ({}, 1, 58),
        ({"redis_url": REDIS, "workers": 3}, 3, 18),
        ({"redis_url": REDIS, "workers": 4, "database_connections": 9}, 4, 1),
        ({"redis_url": REDIS, "reflex_transport": "polling"}, 1, 58),
        ({"workers": 1, "database_connections": 20}, 1, 18),
    ],
)
def test_workers_share_the_connections_to_the_database(given: dict[str, object], workers: int, connections: int):
    settings = load_settings(**given)
    assert (settings.worker_count, settings.connections_per_worker) == (workers, connections)


def test_where_the_state_is_shared_there_is_one_worker_for_each_core(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert load_settings(redis_url=REDIS).worker_count == 2
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    assert load_settings(redis_url=REDIS).worker_count == 8


@pytest.mark.parametrize("given", [{}, {"redis_url": REDIS, "reflex_transport": "polling"}])
def test_several_workers_are_refused_where_they_cannot_share_the_page(given: dict[str, object]):
    with pytest.raises(InvalidSettings, match=r"^WORKERS: more than one needs REDIS_URL"):
        load_settings(workers=2, **given)


def test_reflex_starts_as_many_workers_as_are_set(tmp_path: Path):
    program = "import os, rxconfig; print(os.environ['GRANIAN_WORKERS'])"
    variables = {**os.environ, "REDIS_URL": REDIS, "WORKERS": "3", "DATA_DIR": str(tmp_path)}
    # This process may have read the same file.
    variables.pop("GRANIAN_WORKERS", None)
    started = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=variables, capture_output=True, text=True, check=True
    )
    assert started.stdout.split() == ["3"]


@pytest.mark.parametrize(
    ("given", "ports"),
    [
        ({}, [3000]),
        ({"REFLEX_BACKEND_PORT": "9000"}, [9000]),
        ({"REFLEX_FRONTEND_PORT": "5000", "REFLEX_BACKEND_PORT": "9000"}, [5000]),
        ({"REFLEX_ENV_MODE": "prod"}, [3000]),
        ({"REFLEX_ENV_MODE": "dev"}, [3000, 8000]),
    ],
)
def test_a_port_of_development_is_trusted_only_then(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], ports: list[int]
):
    for name in ("REFLEX_ENV_MODE", "REFLEX_FRONTEND_PORT", "REFLEX_BACKEND_PORT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    origins = load_settings(_env_file=None).own_origins
    assert origins == [f"http://{host}:{port}" for host in ("localhost", "127.0.0.1") for port in ports]
