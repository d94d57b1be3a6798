"""Log lines about an event that Reflex does not know."""

import logging

import pytest
from reflex_base.event.processor import event_processor

from taskchat.ui.middleware.logs import keep_events_out_of_logs


def test_a_token_never_reaches_the_log(caplog: pytest.LogCaptureFixture):
    keep_events_out_of_logs()
    keep_events_out_of_logs()
    headers = {"cookie": "theme=dark; auth_token=eyJhbGciOi.eyJzdWIi.c2lnbmVk; a=b"}
    logger = event_processor.logger
    with caplog.at_level(logging.WARNING):
        logger.warning(f"Error processing event queue entry for {headers}")
        logger.warning("again: %s", headers)
        logger.warning("nothing secret")
    assert "eyJ" not in caplog.text
    assert "auth_token=…; a=b" in caplog.text
    assert "nothing secret" in caplog.text
    assert len(logger.filters) == 1


def test_what_a_page_has_sent_never_reaches_the_log(caplog: pytest.LogCaptureFixture):
    keep_events_out_of_logs()
    with caplog.at_level(logging.WARNING):
        logging.getLogger("reflex.app").warning("No associated token. Event data: {'payload': 'secretly\nmore'}")
        try:
            raise ValueError("secretly")
        except ValueError:
            logging.getLogger("engineio.server").exception("Unknown receive error")
    assert "secretly" not in caplog.text
    assert "Unknown receive error: ValueError" in caplog.text
    assert "Traceback" not in caplog.text
