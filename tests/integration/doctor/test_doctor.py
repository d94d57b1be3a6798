"""Findings of the doctor: each trouble is named in one line that says what to do."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from taskchat import doctor
from taskchat.commands import main
from taskchat.doctor import Level
from taskchat.settings import Settings, load_settings
from tests.integration.api.conftest import serving

NOBODY = "http://127.0.0.1:9"


def settings(folder: Path, **values: object) -> Settings:
    return load_settings(_env_file=None, **{"data_dir": folder, "gemini_api_key": None, **values})


@pytest.fixture
async def provider() -> AsyncIterator[str]:
    """Somebody who has one model and takes one key, and serves one script; gives its address."""

    async def model(request: Request) -> Response:
        if request.headers["authorization"] != "Bearer right":
            return JSONResponse([{"error": {"code": 400, "message": "API key not valid."}}], 400)
        return JSONResponse({"id": request.path_params["name"]}, 200 if request.path_params["name"] == "known" else 404)

    async def script(request: Request) -> Response:
        return Response("customElements", media_type="text/javascript")

    routes = [Route("/v1/models/{name}", model), Route("/chatkit.js", script)]
    async with serving(Starlette(routes=routes)) as address:
        yield address


async def test_the_model_that_answers_is_found(tmp_path: Path, provider: str):
    values = {"gemini_api_key": "right", "gemini_base_url": f"{provider}/v1/", "gemini_model": "known"}
    found = await doctor.check_model(settings(tmp_path, **values))
    assert (found.level, found.text) == (Level.GOOD, f"known answers at {provider}/v1/")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"gemini_api_key": "wrong"}, "GEMINI_API_KEY is refused"),
        ({"gemini_model": "unknown"}, "has no unknown; check GEMINI_MODEL"),
        ({"gemini_base_url": f"{NOBODY}/v1/"}, "cannot be reached; check GEMINI_BASE_URL"),
    ],
)
async def test_a_model_that_does_not_answer_says_why(tmp_path: Path, provider: str, values: dict[str, str], words: str):
    right = {"gemini_api_key": "right", "gemini_base_url": f"{provider}/v1/", "gemini_model": "known"}
    found = await doctor.check_model(settings(tmp_path, **(right | values)))
    assert found.level is Level.BAD
    assert words in found.text


async def test_without_a_key_the_built_in_assistant_answers(tmp_path: Path):
    found = await doctor.check_model(settings(tmp_path))
    assert (found.level, "GEMINI_API_KEY" in found.text) == (Level.NOTE, True)


@pytest.mark.parametrize(
    ("file", "model", "level", "words"),
    [
        (None, "gemini-2.5-flash", Level.GOOD, "every model"),
        (None, "gemini-99", Level.NOTE, "none is known for gemini-99; GEMINI_PRICES"),
        ("{}", "gemini-2.5-flash", Level.GOOD, "every model"),
        ("no JSON", "gemini-2.5-flash", Level.BAD, "GEMINI_PRICES: "),
    ],
)
async def test_prices_are_looked_at(tmp_path: Path, file: str | None, model: str, level: Level, words: str):
    values: dict[str, object] = {"gemini_api_key": "key", "gemini_model": model}
    if file is not None:
        values["gemini_prices"] = tmp_path / "prices.json"
        (tmp_path / "prices.json").write_text(file, encoding="utf-8")
    found = await doctor.check_prices(settings(tmp_path, **values))
    assert (found.level, words in found.text) == (level, True)


async def test_the_database_is_looked_at(tmp_path: Path, database_url: str):
    found = await doctor.check_database(settings(tmp_path, database_url=database_url))
    assert (found.level, "newest migration" in found.text) == (Level.GOOD, True)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:///{folder}/empty.db", "Run: python -m taskchat migrate"),
        ("postgresql://127.0.0.1:9/nothing", "cannot be reached; check DATABASE_URL"),
    ],
)
async def test_a_database_that_cannot_be_used_says_how_to_mend_it(tmp_path: Path, url: str, words: str):
    found = await doctor.check_database(settings(tmp_path, database_url=url.format(folder=tmp_path)))
    assert found.level is Level.BAD
    assert words in found.text


async def test_the_script_is_looked_at(tmp_path: Path, provider: str):
    own = await doctor.check_script(settings(tmp_path))
    other = await doctor.check_script(settings(tmp_path, chatkit_script=f"{provider}/chatkit.js"))
    missing = await doctor.check_script(settings(tmp_path, chatkit_script=f"{NOBODY}/chatkit.js"))
    assert (own.level, "no third party" in own.text) == (Level.GOOD, True)
    assert (other.level, "can be loaded" in other.text) == (Level.GOOD, True)
    assert (missing.level, "our own element takes over" in missing.text) == (Level.NOTE, True)


async def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("not a folder")
    found = await doctor.check_data(settings(tmp_path / "file" / "data"))
    assert (found.level, "cannot be made" in found.text) == (Level.BAD, True)


@pytest.mark.parametrize(
    ("values", "level", "words"),
    [
        ({}, Level.GOOD, "behind a proxy"),
        ({"trusted_origins": ["https://a.example"]}, Level.NOTE, "set TRUSTED_PROXIES"),
        (
            {"trusted_origins": ["https://a.example"], "trusted_proxies": ["127.0.0.1"]},
            Level.GOOD,
            "https://a.example may",
        ),
        ({"reflex_backend_host": "0.0.0.0"}, Level.NOTE, "set TRUSTED_ORIGINS"),  # noqa: S104
    ],
)
async def test_where_pages_may_connect_from_is_said(
    tmp_path: Path, values: dict[str, object], level: Level, words: str
):
    found = await doctor.check_origins(settings(tmp_path, **values))
    assert (found.level, words in found.text) == (level, True)


def test_the_command_prints_a_line_each_and_fails_when_something_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    # A port that nobody may serve.
    monkeypatch.setenv("REFLEX_FRONTEND_PORT", "9")
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "ok    settings",
        "ok    packages",
        "ok    data",
        "FAIL  database",
        "note  conversations",
        "ok    processes",
        "ok    connections",
        "ok    redis",
        "ok    script",
        "note  model",
        "ok    answer",
        "ok    prices",
        "ok    origins",
        "note  push",
        "note  mail",
        "note  stream",
    ]
    monkeypatch.setenv("GEMINI_BASE_URL", "nowhere")
    assert main(["doctor"]) == 1
    assert capsys.readouterr().out.startswith("FAIL  settings: GEMINI_BASE_URL: must be a URL")
