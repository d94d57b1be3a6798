"""Writes `.env.example` from the settings: each variable with its meaning and its default, commented out."""

from pydantic.fields import FieldInfo

from taskchat.settings import ROOT, Settings

PATH = ROOT / ".env.example"
_HEAD = """\
# Every setting with its default, made from taskchat/settings.py by `make env-example`.
# All are optional: copy this file to `.env`, and uncomment what you change.
"""


def format_default(field: FieldInfo) -> str:
    """Format a setting's default as one writes it; paths are relative to the checkout, and "" stands for none."""
    default = field.get_default(call_default_factory=True)
    return "" if default in (None, "", []) else str(default).removeprefix(f"{ROOT}/")


def env_example() -> str:
    """Build the whole text of `.env.example`."""
    settings = (
        f"# {field.description}\n#{name.upper()}={format_default(field)}\n"
        for name, field in Settings.model_fields.items()
    )
    return "\n".join([_HEAD, *settings])


if __name__ == "__main__":
    PATH.write_text(env_example(), encoding="utf-8")
