"""Types of files that are taken, their names, and the check that they are what they are said to be."""

import codecs

import pytest
from chatkit.types import AttachmentCreateParams

from taskchat.chat import BadRequest
from taskchat.chat.files import decode_text
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


TABLE = "Titel;Fällig\r\nBüro;24.12.\r\n"
# Files as programs save them, and the text in them.
TABLES = [
    (TABLE.encode("cp1252"), TABLE),
    (TABLE.encode("utf-16"), TABLE),
    (codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), TABLE),
    (codecs.BOM_UTF8 + TABLE.encode(), TABLE),
    (TABLE.encode(), TABLE),
    ("Preis 5 € „klein“".encode("cp1252"), "Preis 5 € „klein“"),
    ("Café à Paris, où".encode("cp1252"), "Café à Paris, où"),
    ("Spaß".encode("cp1252"), "Spaß"),
    ("año".encode("latin-1"), "año"),
    ("计划;🙂".encode("utf-16"), "计划;🙂"),
    (b"", ""),
    (b"a", "a"),
]


@pytest.mark.parametrize(("content", "text"), TABLES)
def test_a_text_is_read_with_its_umlauts(content: bytes, text: str):
    assert decode_text(content) == text


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
        *(("text/csv", content) for content, _ in TABLES),
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
        ("text/csv", "ß".encode()[:1], "save it as UTF-8"),
        ("text/csv", "Größe".encode() + b"\xfc", "save it as UTF-8"),
        ("text/csv", b"a\x90b", "save it as UTF-8"),
        ("text/csv", "Büro".encode("utf-16-le"), "save it as UTF-8"),
        ("text/csv", codecs.BOM_UTF16_LE + b"a", "save it as UTF-8"),
        ("text/csv", codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "save it as UTF-8"),
        ("text/plain", codecs.BOM_UTF32_LE + "Büro".encode("utf-32-le"), "save it as UTF-8"),
        ("text/plain", b"%PDF-1.7\x02\xe4\xf6", "save it as UTF-8"),
    ],
)
def test_a_file_that_is_something_else_is_refused(mime_type: str, content: bytes, reason: str, step: int):
    with pytest.raises(BadRequest, match=reason):
        examine(mime_type, content, step=step)
