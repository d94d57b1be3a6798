"""Settings of taskchat: variable, default and meaning of each. Nothing else reads the environment."""

import os
import re
import secrets
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from taskchat.secret_file import load_or_make

_PACKAGE = Path(__file__).resolve().parent
# A wheel has the package and its migrations, but no page: it works in the current folder.
IN_CHECKOUT = (_PACKAGE.parent / "rxconfig.py").is_file()
ROOT = _PACKAGE.parent if IN_CHECKOUT else Path.cwd()
MIGRATIONS = (ROOT if IN_CHECKOUT else _PACKAGE) / "alembic"
SELF_HOSTED = "self-hosted"
# Below DATA_DIR: what cookies are signed with, unless JWT_SECRET is set.
SIGNING_KEY_FILE = "jwt_secret"
SECRET_BYTES = 32
# A mail address, or a host without port and path: py-vapid signs nothing else.
_CONTACT = re.compile(r"mailto:[^@\s]+@[\w.-]+\.[\w-]+|https://[\w-]+(\.[\w-]+)+")
# Of a machine with more cores, some are the database's.
_MAX_WORKERS = 8
OFFICIAL_SCRIPT = "https://cdn.platform.openai.com/deployments/chatkit/chatkit.js"


# Set by `reflex run`, to `dev` or `prod`.
_MODE = "REFLEX_ENV_MODE"


class InvalidSettings(Exception):
    """Some variables hold values that cannot be used; the text names each in a line."""


def _is_mail_server(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"smtp", "smtps"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class Settings(BaseSettings):
    """Settings of one installation, from the environment and `.env`."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    gemini_api_key: SecretStr | None = Field(
        None, description="Key for Gemini; without one the built-in assistant answers"
    )
    gemini_base_url: str = Field(
        "https://generativelanguage.googleapis.com/v1beta/openai/", description="Gemini's OpenAI-compatible endpoint"
    )
    gemini_model: str = Field("gemini-2.5-flash", min_length=1, description="The model that answers")
    gemini_models: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="Further models that people may choose, separated by commas"
    )
    gemini_prices: Path | None = Field(
        None, description="A JSON file with prices of models, shaped like `taskchat/usage/prices.json`"
    )
    gemini_reasoning_effort: str = Field("none", description="Thinking before the answer; `none` is quickest")

    database_url: str = Field("", description="SQLite in `data/` by default, or postgresql://user:password@host/name")
    jwt_secret: SecretStr | None = Field(None, description="Signs the cookie; made once and kept in `data/` by default")
    data_dir: Path = Field(ROOT / "data", description="Where files of this installation live")
    session_days: int = Field(7, ge=1, le=365, description="Days until one must sign in again")
    trusted_origins: Annotated[list[str], NoDecode] = Field(
        default_factory=list, description="Further origins that may send changes, separated by commas"
    )
    trusted_proxies: Annotated[list[str], NoDecode] = Field(
        default_factory=list,
        description="Proxies whose `X-Forwarded-For` is believed: addresses or networks, separated by commas",
    )

    push_contact: str = Field(
        "",
        description="Contact for push services, `mailto:you@example.org` or `https://example.org`; by default a "
        "trusted origin; Apple's delivers nothing without either",
    )
    push_services: Annotated[list[str], NoDecode] = Field(
        default_factory=list,
        description="Further push services that browsers may name, beside those of today's browsers: origins, "
        "separated by commas",
    )

    chatkit_script: str = Field(SELF_HOSTED, description="`self-hosted` (no third party), `official`, or a URL")
    chatkit_domain_key: str = Field(
        "domain_pk_localhost", description="Domain key; only the official script looks at it"
    )

    reflex_transport: Literal["websocket", "polling"] = Field(
        "websocket", description="How the page keeps its state in step; the chat uses neither"
    )
    reflex_frontend_port: int = Field(3000, ge=1, le=65_535, description="Port of the page")
    reflex_backend_port: int = Field(8000, ge=1, le=65_535, description="Port of the API while developing")
    reflex_backend_host: str = Field("127.0.0.1", description="Address to listen on; 0.0.0.0 opens it to the network")
    redis_url: str | None = Field(None, description="Shares limits and page state between several workers")
    workers: int | None = Field(
        None, ge=1, le=64, description="Processes that serve; one for each core where `REDIS_URL` is set, else one"
    )
    database_connections: int = Field(
        60, ge=2, description="Connections to PostgreSQL of all workers together; who finds none free waits for one"
    )

    message_characters: int = Field(10_000, ge=1, description="Longest message")
    messages_per_day: int = Field(100, ge=1, description="Messages a person may send in 24 hours")
    requests_per_minute: int = Field(
        120,
        ge=1,
        description="Chat requests of one person in a minute that change something; ten times as many may read",
    )
    sign_in_attempts: int = Field(
        10, ge=1, description="Sign-in attempts for one account from one network address in 15 minutes"
    )
    sign_ups_per_hour: int = Field(20, ge=1, description="New accounts from one network address in an hour")
    request_bytes: int = Field(1_000_000, ge=1_000, description="Largest request body")
    history_tokens: int = Field(
        8_000, ge=1_000, description="Newest part of a conversation that the model sees; what is older is summarised"
    )
    history_days: int = Field(
        90, ge=30, description="Days for which changes can be looked up and undone; the trash needs 30 of them"
    )
    turn_seconds: int = Field(
        300, ge=1, description="Seconds that an answer may take; then it is cut, and can be continued"
    )
    tool_rounds: int = Field(
        12, ge=1, le=100, description="Times that an answer may ask its model, once more after each round of tools"
    )
    drain_seconds: float = Field(
        8.0, ge=0, description="Seconds that running answers get when the server is told to stop (SIGTERM)"
    )
    attachment_bytes: int = Field(10_000_000, ge=1_000, description="Largest file that can be attached to a message")
    smtp_url: SecretStr | None = Field(
        None,
        description="Mail server for reminders of people whose browsers take none: smtp://user:password@host:587, smtps://",
    )
    smtp_from: str = Field("taskchat@localhost", min_length=3, description="Sender of e-mails")
    metrics_token: SecretStr | None = Field(
        None, description="Bearer token for `/metrics`; without one it answers this machine only"
    )

    @field_validator("gemini_base_url")
    @classmethod
    def _http_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("must be a URL that starts with https:// or http://")
        return value.rstrip("/") + "/"

    @field_validator("chatkit_script")
    @classmethod
    def _script(cls, value: str) -> str:
        if value == "official":
            return OFFICIAL_SCRIPT
        if value != SELF_HOSTED and not value.startswith(("https://", "http://", "/")):
            raise ValueError("must be 'self-hosted', 'official' or a URL")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgres://", "postgresql://")):
            raise ValueError("must start with sqlite:/// or postgresql://")
        try:
            url = make_url(value or "sqlite://")
        except (ArgumentError, ValueError):
            # The original error would show the value, with its password.
            raise ValueError("is no URL of a database, like postgresql://user:password@host:5432/name") from None
        threshold = str(url.query.get("prepare_threshold", "none"))
        if threshold != "none" and not threshold.isdecimal():
            raise ValueError("has a prepare_threshold that is neither none nor a number")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _is_mail_server(value.get_secret_value()):
            # The original error would show the value, with its password.
            raise ValueError("is no URL of a mail server, like smtp://user:password@host:587 or smtps://host")
        return value

    @field_validator("workers")
    @classmethod
    def _shared_state(cls, value: int | None, info: ValidationInfo) -> int | None:
        shares = info.data.get("redis_url") and info.data.get("reflex_transport") == "websocket"
        if (value or 1) > 1 and not shares:
            raise ValueError("more than one needs REDIS_URL, where they share the page's state, and the websocket")
        return value

    @field_validator("gemini_api_key")
    @classmethod
    def _copied_whole(cls, value: SecretStr | None) -> SecretStr | None:
        key = value.get_secret_value() if value else ""
        if not (key.isascii() and key.isprintable() and " " not in key):
            raise ValueError("holds a character that no key has; was it copied whole?")
        return value

    @field_validator("jwt_secret")
    @classmethod
    def _long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and len(value.get_secret_value().encode()) < SECRET_BYTES:
            raise ValueError(f"must have at least {SECRET_BYTES} bytes; `openssl rand -hex 32` makes one")
        return value

    @field_validator("push_contact")
    @classmethod
    def _contact(cls, value: str) -> str:
        if value and not _CONTACT.fullmatch(value):
            raise ValueError("must be like mailto:you@example.org or https://example.org")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, value: list[str]) -> list[str]:
        for address in value:
            try:
                ip_network(address)
            except ValueError:
                raise ValueError(f"{address!r} is no address or network, like 127.0.0.1 or 10.0.0.0/8") from None
        return value

    @field_validator("trusted_origins", "trusted_proxies", "gemini_models", "push_services", mode="before")
    @classmethod
    def _comma_separated(cls, value: object) -> object:
        return (
            [part.strip().rstrip("/") for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        )

    @property
    def database(self) -> str:
        """The database's URL, with the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'taskchat.db'}"

    @property
    def own_origins(self) -> list[str]:
        """The origins of the page itself on this machine, and those that `TRUSTED_ORIGINS` adds."""
        hosts = ("localhost", "127.0.0.1")
        return [f"http://{host}:{port}" for host in hosts for port in self._page_ports()] + self.trusted_origins

    def _page_ports(self) -> list[int]:
        """List the ports that pages of ours come from: the API has one of its own only while developing."""
        if os.environ.get(_MODE) == "dev":
            return [self.reflex_frontend_port, self.reflex_backend_port]
        # In production there is one, and Reflex takes whichever is named.
        named = self.model_fields_set & {"reflex_frontend_port", "reflex_backend_port"}
        return [self.reflex_backend_port if named == {"reflex_backend_port"} else self.reflex_frontend_port]

    @property
    def push_subject(self) -> str:
        """The contact that push messages are signed with: `PUSH_CONTACT`, else a trusted origin by https."""
        hosts = (urlsplit(origin).hostname for origin in self.trusted_origins if origin.startswith("https://"))
        return self.push_contact or f"https://{next((host for host in hosts if host), 'localhost')}"

    @property
    def worker_count(self) -> int:
        """Number of processes that serve: `WORKERS`, else one for each core if they can share the page's state."""
        if self.workers is None and self.redis_url and self.reflex_transport == "websocket":
            return min(os.cpu_count() or 1, _MAX_WORKERS)
        return self.workers or 1

    @property
    def connections_per_worker(self) -> int:
        """Connections to PostgreSQL that one worker may have open for its transactions.

        Beside them each has one that listens, and one of the workers has one for the reminders.
        """
        return max((self.database_connections - 1) // self.worker_count - 1, 1)

    @property
    def uses_gemini(self) -> bool:
        """Whether a key for Gemini is set."""
        return self.gemini_api_key is not None

    def signing_key(self) -> str:
        """Return the secret that signs cookies: `JWT_SECRET`, else one made once and stored with mode 600."""
        if self.jwt_secret is not None:
            return self.jwt_secret.get_secret_value()
        return _load_secret(self.data_dir / SIGNING_KEY_FILE)


# Cached: every request and every handler of the page needs it.
@cache
def _load_secret(path: Path) -> str:
    secret = load_or_make(path, lambda: secrets.token_hex(SECRET_BYTES))
    if len(secret) < SECRET_BYTES:
        # An empty secret would let anybody sign cookies.
        raise InvalidSettings(f"JWT_SECRET: {path} holds no secret; remove the file, and a new one is made")
    return secret


def load_settings(**overrides: object) -> Settings:
    """Read the settings; raises `InvalidSettings` with a line for each variable that cannot be used."""
    try:
        return Settings(**overrides)  # pyright: ignore[reportArgumentType]
    except ValidationError as error:
        lines = [f"{'_'.join(map(str, e['loc'])).upper()}: {_reason(e['msg'])}" for e in error.errors()]
        raise InvalidSettings("\n".join(lines)) from None


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")


@cache
def get_settings() -> Settings:
    """Return the settings of this process, read once."""
    return load_settings()
