"""E-mail by SMTP (RFC 5321), sent in a thread: `smtplib` blocks."""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from taskchat.push import Delivered, Outcome, Refused, RetryLater

_TIMEOUT_S = 15.0
_PERMANENT = 500


class Mailer:
    """Sends e-mail over `url`: smtp://, which is encrypted where the server can, or smtps://."""

    def __init__(self, url: str, *, sender: str) -> None:
        self._url = urlsplit(url)
        self.sender = sender

    async def send(self, message: EmailMessage) -> Outcome:
        """Send one message, once; trouble on the way is an outcome, not an exception."""
        return await asyncio.to_thread(self._send, message)

    def _send(self, message: EmailMessage) -> Outcome:
        try:
            with self._connection() as connection:
                connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            ((code, reason), *_) = error.recipients.values()
            return _refusal(code, reason.decode("utf-8", "replace"))
        except smtplib.SMTPResponseException as error:
            return _refusal(error.smtp_code, str(error.smtp_error))
        except (smtplib.SMTPException, OSError) as error:
            return RetryLater(repr(error))
        return Delivered()

    def _connection(self) -> smtplib.SMTP:
        host, tls = self._url.hostname or "localhost", ssl.create_default_context()
        if self._url.scheme == "smtps":
            connection = smtplib.SMTP_SSL(host, self._url.port or 465, timeout=_TIMEOUT_S, context=tls)
        else:
            connection = smtplib.SMTP(host, self._url.port or 587, timeout=_TIMEOUT_S)
            if connection.ehlo()[0] and connection.has_extn("starttls"):
                connection.starttls(context=tls)
        if self._url.username:
            connection.login(unquote(self._url.username), unquote(self._url.password or ""))
        return connection


def _refusal(code: int, reason: str) -> Outcome:
    return Refused(f"{code} {reason}", code) if code >= _PERMANENT else RetryLater(f"{code} {reason}")
