"""Checks of the data folder, script, model, prices and origins."""

import os

import httpx

from taskchat import usage
from taskchat.assistant import offered_model_names
from taskchat.database import now
from taskchat.doctor.findings import Finding, Level, first_line
from taskchat.doctor.looking import require_folder
from taskchat.settings import (
    IN_CHECKOUT,
    OFFICIAL_SCRIPT,
    ROOT,
    SELF_HOSTED,
    SIGNING_KEY_FILE,
    InvalidSettings,
    Settings,
)

_TIMEOUT = httpx.Timeout(8.0)
_NO_PAGE = (
    "an installed package has commands only, serving from one comes with hosting; until then: a checkout, `make run`"
)


async def check_data(settings: Settings) -> Finding:
    """Check that the folder of files can be written to."""
    folder = settings.data_dir
    try:
        require_folder(folder)
    except OSError as error:
        return Finding(Level.BAD, "data", f"{folder} cannot be made: {error.strerror}")
    if not folder.exists():
        return Finding(Level.NOTE, "data", f"{folder} is not there yet; it is made when taskchat starts")
    if not os.access(folder, os.W_OK):
        return Finding(Level.BAD, "data", f"{folder} cannot be written to; check who owns it")
    try:
        if settings.jwt_secret or (folder / SIGNING_KEY_FILE).exists():
            settings.signing_key()
    except InvalidSettings as error:
        return Finding(Level.BAD, "data", str(error))
    return Finding(Level.GOOD, "data", f"{folder} can be written to")


async def check_script(settings: Settings) -> Finding:
    """Check that the chat's element can be loaded."""
    if not IN_CHECKOUT:
        return Finding(Level.NOTE, "page", _NO_PAGE)
    script = settings.chatkit_script
    if script == SELF_HOSTED:
        element = ROOT / "assets" / "chatkit" / "element" / "element.js"
        if element.is_file():
            return Finding(Level.GOOD, "script", "our own element, no third party is contacted")
        return Finding(Level.BAD, "script", f"{element} is missing; check the installation out again")
    if not script.startswith("http"):
        return Finding(Level.NOTE, "script", f"{script} is served by this installation itself; not checked from here")
    status = await _status(script)
    if status == 200:
        name = "official script" if script == OFFICIAL_SCRIPT else "script"
        return Finding(Level.GOOD, "script", f"the {name} at {script} can be loaded")
    return Finding(Level.NOTE, "script", f"{script} {_unreachable(status)}; our own element takes over")


async def check_model(settings: Settings) -> Finding:
    """Check that the model that answers can be reached with the configured key."""
    if settings.gemini_api_key is None:
        return Finding(Level.NOTE, "model", "the built-in assistant answers; set GEMINI_API_KEY for Gemini")
    key = settings.gemini_api_key.get_secret_value()
    url = f"{settings.gemini_base_url}models/{settings.gemini_model}"
    status = await _status(url, {"Authorization": f"Bearer {key}"})
    match status:
        case 200:
            return Finding(Level.GOOD, "model", f"{settings.gemini_model} answers at {settings.gemini_base_url}")
        case 400 | 401 | 403:
            return Finding(
                Level.BAD, "model", f"GEMINI_API_KEY is refused ({status}); make a new one in Google AI Studio"
            )
        case 404:
            return Finding(
                Level.BAD,
                "model",
                f"{settings.gemini_base_url} has no {settings.gemini_model}; check GEMINI_MODEL and GEMINI_BASE_URL",
            )
        case 429:
            return Finding(Level.NOTE, "model", "the key is right, its quota is used up for now (429)")
        case _:
            return Finding(
                Level.BAD, "model", f"{settings.gemini_base_url} {_unreachable(status)}; check GEMINI_BASE_URL"
            )


async def check_prices(settings: Settings) -> Finding:
    """Check that the price of each offered model is known."""
    try:
        prices = usage.load_prices(settings.gemini_prices)
    except InvalidSettings as error:
        return Finding(Level.BAD, "prices", first_line(error))
    unknown = [name for name in offered_model_names(settings) if prices.get(name, now().date()) is None]
    if unknown:
        return Finding(Level.NOTE, "prices", f"none is known for {', '.join(unknown)}; GEMINI_PRICES can name it")
    return Finding(Level.GOOD, "prices", "are known for every model")


async def check_origins(settings: Settings) -> Finding:
    """Check that the page may connect from where it is opened."""
    is_local = settings.reflex_backend_host in {"127.0.0.1", "localhost", "::1"}
    if settings.trusted_origins:
        text = f"pages of {', '.join(settings.trusted_origins)} may connect"
        # Pages from elsewhere can connect through a proxy only.
        if is_local and not settings.trusted_proxies:
            advice = "for limits all people share the proxy's address; set TRUSTED_PROXIES=127.0.0.1"
            return Finding(Level.NOTE, "origins", f"{text}; {advice}")
        return Finding(Level.GOOD, "origins", text)
    if is_local:
        return Finding(Level.GOOD, "origins", "pages of this machine may connect; set TRUSTED_ORIGINS behind a proxy")
    text = "open to the network, but only pages of localhost may connect; set TRUSTED_ORIGINS=https://your.host"
    return Finding(Level.NOTE, "origins", text)


async def _status(url: str, headers: dict[str, str] | None = None) -> int | None:
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT, follow_redirects=True) as client:
            return (await client.get(url, headers=headers)).status_code
    except (httpx.HTTPError, httpx.InvalidURL):
        return None


def _unreachable(status: int | None) -> str:
    return "cannot be reached" if status is None else f"answers with {status}"
