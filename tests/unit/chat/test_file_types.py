"""Types of files that are taken, their names, and the check that they are what they are said to be."""

import pytest
from chatkit.types import AttachmentCreateParams

from taskchat.chat import BadRequest
from taskchat.chat.files.types import ContentCheck, normalised
from tests.files import GIF, JPEG, WEBP, png


def announced(**fields: object) -> AttachmentCreateParams:
    return AttachmentCreateParams.model_validate({"name": "a.png", "size": 1, "mime_type": "image/png"} | fields)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan.png", "plan.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\plan.png", "plan.png"),
        ("a\r\nSet-Cookie: b\x00.png", "a Set-Cookie: b.png"),
        ("\u202egnp.exe", "gnp.exe"),
        ("Übersicht 计划.md", "Übersicht 计划.md"),
        ("  .hidden ", ".hidden"),
        (f"{'x' * 300}.jpeg", f"{'x' * 114}….jpeg"),
        ("\ud800.txt", "?.txt"),
    ],
)
def test_a_name_is_the_last_part_of_a_path_that_can_be_shown(given: str, kept: str):
    params = AttachmentCreateParams.model_construct(name=given, size=1, mime_type="image/png")
    assert normalised(params, max_bytes=10).name == kept


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"name": ""}, "no name"),
        ({"name": ".."}, "no name"),
        ({"name": "a/"}, None),
        ({"mime_type": "application/pdf"}, "neither a picture"),
        ({"mime_type": "image/svg+xml"}, "neither a picture"),
        ({"mime_type": "text/html"}, "neither a picture"),
        ({"mime_type": "Text/Plain; charset=utf-8"}, None),
        ({"size": 0}, "is empty"),
        ({"size": -5}, "is empty"),
        ({"size": 10}, None),
        ({"size": 11}, "has 11 bytes; a file has at most 10"),
    ],
)
def test_what_is_announced_is_refused_in_words(fields: dict[str, object], reason: str | None):
    if reason is None:
        assert normalised(announced(**fields), max_bytes=10)
        return
    with pytest.raises(BadRequest, match=reason):
        normalised(announced(**fields), max_bytes=10)


def examine(mime_type: str, content: bytes, *, step: int) -> None:
    check = ContentCheck(mime_type)
    for at in range(0, len(content), step):
        check.add(content[at : at + step])
    check.finish()


@pytest.mark.parametrize("step", [1, 1_000])
@pytest.mark.parametrize(
    ("mime_type", "content"),
    [
        ("image/png", png()),
        ("image/jpeg", JPEG),
        ("image/webp", WEBP),
        ("image/gif", GIF),
        ("text/plain", "Ein Eimer Größe 5, 计划, 🙂".encode()),
        ("text/csv", b"\xef\xbb\xbftitle;due\n"),
        ("application/json", b'{"not": "parsed'),
    ],
)
def test_a_file_may_be_what_it_is_said_to_be(mime_type: str, content: bytes, step: int):
    examine(mime_type, content, step=step)


@pytest.mark.parametrize("step", [1, 1_000])
@pytest.mark.parametrize(
    ("mime_type", "content", "reason"),
    [
        ("image/png", JPEG, "not a picture of the type"),
        ("image/gif", b"<svg onload=alert(1)>", "not a picture of the type"),
        ("image/webp", b"RIFF\x00\x00\x00\x00WAVEfmt ", "not a picture of the type"),
        ("image/png", b"\x89PNG", "not a picture of the type"),
        ("image/jpeg", b"", "not a picture of the type"),
        ("text/plain", b"MZ\x90\x00", "not text"),
        ("text/plain", b"a\x00b", "not text"),
        ("text/markdown", "Größe".encode("latin-1"), "not text in UTF-8"),
        ("text/csv", "ß".encode()[:1], "not text in UTF-8"),
    ],
)
def test_a_file_that_is_something_else_is_refused(mime_type: str, content: bytes, reason: str, step: int):
    with pytest.raises(BadRequest, match=reason):
        examine(mime_type, content, step=step)
