"""The chat's options on the page are the server's limits: which files, how many, how large."""

import json
import mimetypes
import re
from typing import Any

import pytest
from chatkit.types import AttachmentCreateParams

from taskchat.chat import BadRequest, is_image, parse_request
from taskchat.chat.files import is_text, normalised
from taskchat.settings import get_settings
from taskchat.ui.components.chat_column import chat_column


@pytest.fixture(scope="module")
def attachments() -> dict[str, Any]:
    """The option `composer.attachments` as the page has it in its JavaScript."""
    rendered = json.dumps(chat_column().render(), default=str).replace('\\"', '"')
    found = re.search(r'\["attachments"\] : \((.*?\}\)) \}\)', rendered)
    assert found
    return json.loads(re.sub(r'\[("[^"]*")\] :', r"\1:", found[1]).replace("({", "{").replace("})", "}") + "}")


def is_taken(mime_type: str) -> bool:
    """Whether the server takes files of this type."""
    try:
        normalised(AttachmentCreateParams(name="a", size=1, mime_type=mime_type), max_bytes=1)
    except BadRequest:
        return False
    return is_image(mime_type) or is_text(mime_type)


def test_the_page_offers_the_types_that_the_server_takes(attachments: dict[str, Any]) -> None:
    known = {*mimetypes.types_map.values(), *mimetypes.common_types.values(), *attachments["accept"]}
    assert {mime_type for mime_type in known if is_taken(mime_type)} == {*attachments["accept"]}
    assert all(names and all(name.startswith(".") for name in names) for names in attachments["accept"].values())


def test_the_page_takes_as_many_files_as_a_message_may_have(attachments: dict[str, Any]) -> None:
    def parse(number: int) -> object:
        message = {"content": [], "attachments": [f"a{n}" for n in range(number)], "inference_options": {}}
        body = json.dumps({"type": "threads.create", "params": {"input": message}}).encode()
        return parse_request(body, max_characters=1)

    assert parse(attachments["maxCount"])
    with pytest.raises(BadRequest):
        parse(attachments["maxCount"] + 1)


def test_the_page_takes_files_as_large_as_the_server_does(attachments: dict[str, Any]) -> None:
    assert attachments["maxSize"] == get_settings().attachment_bytes
