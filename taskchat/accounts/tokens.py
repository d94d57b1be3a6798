"""The token in the cookie: a JWT (RFC 7519), HS256, with `sub`, `jti`, `iat` and `exp`."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import jwt

from taskchat.database import now

COOKIE = "auth_token"
_ALGORITHM = "HS256"


@dataclass(frozen=True)
class Token:
    """What a verified token says."""

    user_id: UUID
    jti: UUID
    expires_at: datetime


class InvalidToken(Exception):
    """The token is forged, expired, malformed or signed out."""


def issue(user_id: UUID, *, key: str, lifetime: timedelta) -> str:
    """A signed token for one person, good for `lifetime`."""
    issued = now()
    claims = {"sub": str(user_id), "jti": str(uuid4()), "iat": issued, "exp": issued + lifetime}
    return jwt.encode(claims, key, algorithm=_ALGORITHM)


def read(encoded: str, *, key: str) -> Token:
    """What the token says, once signature, age and form are verified; raises `InvalidToken`."""
    try:
        claims = jwt.decode(encoded, key, algorithms=[_ALGORITHM], options={"require": ["sub", "jti", "iat", "exp"]})
        expires = datetime.fromtimestamp(claims["exp"], UTC)
        return Token(user_id=UUID(claims["sub"]), jti=UUID(claims["jti"]), expires_at=expires)
    except (jwt.InvalidTokenError, ValueError, AttributeError, TypeError) as error:
        raise InvalidToken("the token is not valid") from error
