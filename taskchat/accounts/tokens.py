"""Tokens in the cookie: JWT (RFC 7519), HS256, with `sub`, `jti`, `iat` and `exp`."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import jwt

from taskchat.database import now

COOKIE = "auth_token"
_ALGORITHM = "HS256"


@dataclass(frozen=True)
class Token:
    """The claims of a verified token."""

    user_id: UUID
    jti: UUID
    expires_at: datetime


class InvalidToken(Exception):
    """The token is forged, expired, malformed or revoked."""


def issue(user_id: UUID, *, key: str, lifetime: timedelta) -> str:
    """Issue a signed token for one person, valid for `lifetime`."""
    issued = now()
    claims = {"sub": str(user_id), "jti": str(uuid4()), "iat": issued, "exp": issued + lifetime}
    return jwt.encode(claims, key, algorithm=_ALGORITHM)


def decode(encoded: str, *, key: str) -> Token:
    """Decode a token and verify its signature, age and form; raises `InvalidToken`."""
    try:
        claims = jwt.decode(encoded, key, algorithms=[_ALGORITHM], options={"require": ["sub", "jti", "iat", "exp"]})
        expires = datetime.fromtimestamp(claims["exp"], UTC)
        return Token(user_id=UUID(claims["sub"]), jti=UUID(claims["jti"]), expires_at=expires)
    except (jwt.InvalidTokenError, ValueError, AttributeError, TypeError, OverflowError, OSError) as error:
        raise InvalidToken("the token is not valid") from error
