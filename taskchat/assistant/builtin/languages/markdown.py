"""Markdown of what a person or a task says."""

import re


def escape(text: str) -> str:
    """Escape a text for Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", text)
