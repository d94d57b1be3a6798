"""What tests of the API and of the chat share: Gemini on loopback, and settings that point at nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from taskchat.settings import Settings, load_settings
from tests.gemini_stand_in import GeminiStandIn


@pytest.fixture
def gemini() -> Iterator[GeminiStandIn]:
    """Gemini on loopback, with nothing to say yet."""
    with GeminiStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def overrides() -> dict[str, Any]:
    """Settings that a test wants otherwise; parametrise it to change them."""
    return {}


@pytest.fixture
def settings(tmp_path: Path, gemini: GeminiStandIn, overrides: dict[str, Any]) -> Settings:
    """Settings that point at nothing but this machine."""
    given = {"data_dir": tmp_path, "gemini_api_key": "key", "gemini_base_url": gemini.url, "sign_ups_per_hour": 100}
    return load_settings(_env_file=None, **given | overrides)
