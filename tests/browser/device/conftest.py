"""A taskchat whose push service is on loopback, and somebody there."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.browser.servers import Served, served
from tests.nursery import Nursery
from tests.push_service import PushService


class Setup(NamedTuple):
    """A taskchat, and the service that its push messages go to."""

    server: Served
    service: PushService


@pytest.fixture(scope="package")
def setup(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, as_meant: dict[str, str]) -> Iterator[Setup]:
    """A taskchat that sends push messages."""
    with PushService() as service:
        settings = as_meant | {"PUSH_SERVICES": service.origin}
        with served(nursery, "websocket", tmp_path_factory.mktemp("push"), settings) as server:
            yield Setup(server, service)
