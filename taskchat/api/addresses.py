"""Where a request came to, as its browser wrote it."""

from fastapi import Request


def scheme_of(request: Request) -> str:
    """Https or http. A chain of proxies names one scheme each, the browser's first."""
    return request.headers.get("x-forwarded-proto", request.url.scheme).partition(",")[0].strip()


def base_url_of(request: Request) -> str:
    """What addresses for this browser begin with: its scheme, and the host it named."""
    return f"{'https' if scheme_of(request) == 'https' else 'http'}://{request.url.netloc}"
