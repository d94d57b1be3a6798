"""The key of an installation: made once, kept from others, and what it signs."""

import stat
import time
from pathlib import Path

import jwt
import pytest

from taskchat.push import load_vapid_key
from taskchat.settings import InvalidSettings
from tests.push_service import public_key, signed_parts

CONTACT = "mailto:ada@example.org"


def test_the_key_is_made_once_and_kept_from_others(tmp_path: Path):
    folder = tmp_path / "data"
    key = load_vapid_key(folder, contact=CONTACT)
    assert load_vapid_key(folder, contact=CONTACT).public == key.public
    assert [path.name for path in folder.iterdir()] == ["vapid_key"]
    assert stat.S_IMODE((folder / "vapid_key").stat().st_mode) == 0o600


def test_a_file_that_holds_no_key_is_left_as_it_is(tmp_path: Path):
    for text in ("", "no key", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"):
        (tmp_path / "vapid_key").write_text(text)
        with pytest.raises(InvalidSettings, match="vapid_key holds no key for push messages"):
            load_vapid_key(tmp_path, contact=CONTACT)
        assert (tmp_path / "vapid_key").read_text() == text


def test_a_push_service_reads_who_sends_and_for_whom(tmp_path: Path):
    key = load_vapid_key(tmp_path, contact=CONTACT)
    parts = signed_parts(key.authorize("https://fcm.googleapis.com/wp/abc"))
    assert parts["k"] == key.public
    point = public_key(key.public)
    claims = jwt.decode(parts["t"], point, algorithms=["ES256"], audience="https://fcm.googleapis.com")
    assert claims["sub"] == CONTACT
    assert 3_600 < claims["exp"] - time.time() <= 86_400


def test_one_signature_serves_a_service_until_its_last_hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    key = load_vapid_key(tmp_path, contact=CONTACT)
    first = key.authorize("https://web.push.apple.com/one")
    assert key.authorize("https://web.push.apple.com/two") == first
    assert key.authorize("https://fcm.googleapis.com/wp/three") != first
    start = time.time()
    monkeypatch.setattr("taskchat.push.vapid.time.time", lambda: start + 10.9 * 3_600)
    assert key.authorize("https://web.push.apple.com/four") == first
    monkeypatch.setattr("taskchat.push.vapid.time.time", lambda: start + 11.1 * 3_600)
    assert key.authorize("https://web.push.apple.com/five") != first
