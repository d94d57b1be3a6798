"""ChatKit's values and the database's."""

import json
from datetime import UTC, datetime

import pytest
from chatkit.types import ImageAttachment, ThreadMetadata
from pydantic import AnyUrl

from taskchat.chat import NotFoundError
from taskchat.chat.events.wire import to_json
from taskchat.chat.values import chatkit_now, to_key, to_local, to_utc
from taskchat.database import new_id


@pytest.mark.parametrize("month", range(1, 13))
def test_moments_survive_the_way_to_the_database_and_back(month: int) -> None:
    local = datetime(2026, month, 15, 12, 30, 1, 234567)  # noqa: DTZ001 - naive, as the SDK makes them
    assert to_local(to_utc(local)) == local
    assert to_utc(local).tzinfo is UTC


@pytest.mark.parametrize("given", ["", "msg_12345678", "__fake_id__", "0" * 31, "é" * 36])
def test_what_is_no_key_is_not_found(given: str) -> None:
    with pytest.raises(NotFoundError):
        to_key(given)


def test_keys_are_keys() -> None:
    key = new_id()
    assert to_key(str(key)) == key


def test_json_for_the_page_has_moments_in_utc_and_no_private_metadata() -> None:
    thread = ThreadMetadata(id="t", created_at=chatkit_now())
    moment = datetime.fromisoformat(json.loads(to_json(thread))["created_at"])
    assert moment == to_utc(thread.created_at)
    url = AnyUrl("https://example.com/a.png")
    image = ImageAttachment(id="a", name="a", mime_type="image/png", preview_url=url, metadata={"secret": 1})
    assert json.loads(to_json(image)) == {
        "id": "a",
        "name": "a",
        "mime_type": "image/png",
        "preview_url": "https://example.com/a.png",
        "type": "image",
    }
