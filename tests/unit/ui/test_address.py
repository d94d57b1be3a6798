"""Addresses of views: what each shows, and that nothing else is one."""

import re
from urllib.parse import quote, unquote

import pytest

from taskchat.ui.views.address import VIEW_PATTERN, Address, is_view, local_path, read_address, view_path

THREAD = "01982f3e-7d5c-7a51-8f6e-2b1f0c9d4e5a"


@pytest.mark.parametrize(
    ("path", "query", "shown"),
    [
        ("/today", "", Address("today")),
        ("/upcoming/", "", Address("upcoming")),
        ("/all", "q=milk", Address("all")),
        ("/tag/home", "", Address("tag:home")),
        ("/tag/a%2Fb", "", Address("tag:a/b")),
        ("/tag/%C3%BCmit", "", Address("tag:ümit")),
        ("/search", "q=oat+milk", Address(search="oat milk")),
        ("/search", "", Address()),
        ("/search", f"q={'a' * 300}", Address(search="a" * 200)),
        ("/search", "q=a%00b", Address(search="ab")),
        (f"/chat/{THREAD}", "", Address("today", "", THREAD)),
        (f"/chat/{THREAD}", "list=tag%2Fhome", Address("tag:home", "", THREAD)),
        (f"/chat/{THREAD}", "list=tag%2Fa%252Fb", Address("tag:a/b", "", THREAD)),
        (f"/chat/{THREAD}", "list=search&q=milk", Address("today", "milk", THREAD)),
    ],
)
def test_an_address_says_what_is_shown(path: str, query: str, shown: Address):
    assert read_address(path, query) == shown
    assert is_view(unquote(path))
    assert re.match(VIEW_PATTERN, path)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", ""),
        ("/Today", ""),
        ("/today/more", ""),
        ("/tag/", ""),
        ("/tag/a%00b", ""),
        (f"/tag/{'a' * 51}", ""),
        ("/chat", ""),
        ("/chat/a.b", ""),
        (f"/chat/{'a' * 65}", ""),
        (f"/chat/{THREAD}", f"list=chat%2F{THREAD}"),
        (f"/chat/{THREAD}", "list=nowhere"),
        ("/usage", ""),
    ],
)
def test_what_is_no_view_shows_nothing(path: str, query: str):
    assert read_address(path, query) is None


@pytest.mark.parametrize("key", ["today", "done", "tag:home", "tag:a/b", "tag:a?b#c%", "tag:tag:x"])
def test_the_path_of_a_list_leads_to_it(key: str):
    assert read_address(view_path(key), "") == Address(key)
    assert Address(key).beside == view_path(key)


def test_the_address_of_a_search_leads_to_it():
    address = Address(search="100 % & more")
    path, _, query = address.beside.partition("?")
    assert read_address(path, query) == address


@pytest.mark.parametrize("address", ["/today", "/tag/home?priority=high", f"/search?q={quote('a b')}"])
def test_one_goes_back_to_an_address_of_this_site(address: str):
    assert local_path(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "today",
        "//elsewhere.test",
        "/\\elsewhere.test",
        "/a\\b",
        "https://elsewhere.test",
        "/a\nb",
        f"/{'a' * 2_000}",
    ],
)
def test_one_never_goes_elsewhere(address: str):
    assert local_path(address) == ""
