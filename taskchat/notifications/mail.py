"""E-mail by SMTP (RFC 5321), sent in a thread: `smtplib` blocks."""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from taskchat.push import Delivered, Outcome, Refused, RetryLater

_TIMEOUT_S = 15.0
_PERMANENT = 500
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Mailer:
    """Sends e-mail over `url`: smtp://, which is encrypted where the server can, or smtps://."""

    def __init__(self, url: str, *, sender: str) -> None:
        self._url = urlsplit(url)
        self.sender = sender

    async def send(self, message: EmailMessage) -> Outcome:
        """Send one message, once; trouble on the way is an outcome, not an exception."""
        return await asyncio.to_thread(self._send, message)

    async def check(self) -> str | None:
        """Sign in without sending anything; returns why that fails, None where it does not."""
        return await asyncio.to_thread(self._check)

    def _check(self) -> str | None:
        try:
            with self._connect() as connection:
                self._sign_in(connection)
        except (smtplib.SMTPException, OSError) as error:
            return repr(error)
        return None

    def _send(self, message: EmailMessage) -> Outcome:
        try:
            with self._connect() as connection:
                self._sign_in(connection)
                connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            ((code, reason), *_) = error.recipients.values()
            return _refusal(code, reason.decode("utf-8", "replace"))
        except smtplib.SMTPDataError as error:
            return _refusal(error.smtp_code, str(error.smtp_error))
        except (smtplib.SMTPException, OSError) as error:
            # A wrong password or sender, too: that is mended here, and the message is as good as before.
            return RetryLater(repr(error))
        return Delivered()

    def _connect(self) -> smtplib.SMTP:
        host = self._url.hostname or "localhost"
        if self._url.scheme == "smtps":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, self._url.port or 465, timeout=_TIMEOUT_S, context=context)
        return smtplib.SMTP(host, self._url.port or 587, timeout=_TIMEOUT_S)

    def _sign_in(self, connection: smtplib.SMTP) -> None:
        connection.ehlo()
        is_private = self._url.scheme == "smtps" or self._url.hostname in _LOOPBACK
        if self._url.scheme == "smtp" and connection.has_extn("starttls"):
            connection.starttls(context=ssl.create_default_context())
            is_private = True
        if self._url.username:
            if not is_private:
                raise smtplib.SMTPNotSupportedError("the server does not encrypt, and would hear the password")
            connection.login(unquote(self._url.username), unquote(self._url.password or ""))


def _refusal(code: int, reason: str) -> Outcome:
    return Refused(f"{code} {reason}", code) if code >= _PERMANENT else RetryLater(f"{code} {reason}")
