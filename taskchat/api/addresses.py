"""Addresses of this installation as the browser of a request writes them."""

from fastapi import Request


def get_scheme(request: Request) -> str:
    """Return https or http. A chain of proxies names one scheme each, the browser's first."""
    return request.headers.get("x-forwarded-proto", request.url.scheme).partition(",")[0].strip()


def get_base_url(request: Request) -> str:
    """Return the beginning of URLs for this browser: its scheme, and the host it named."""
    return f"{'https' if get_scheme(request) == 'https' else 'http'}://{request.url.netloc}"
