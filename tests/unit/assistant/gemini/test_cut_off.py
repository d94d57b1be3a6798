"""The note that an answer was cut off stands by itself, below whatever was open."""

import pytest

from taskchat.assistant.gemini.cut_off import CUT_OFF, WITHHELD, cut_off_note
from tests.gemini_stand_in import GeminiStandIn
from tests.unit.assistant.conftest import Ask

# An answer so far, and what closes the block that is open at its end.
ROWS: list[tuple[str, str]] = [
    ("Once upon a", ""),
    ("Here:\n```py\nprint(1)\n", "```"),
    ("Here:\n```py\nprint(1)", "\n```"),
    ("Here:\n```", "\n```"),
    ("Here:\n~~~\nprint(1)\n", "~~~"),
    ("````md\n```py\nprint(1)\n```\n", "````"),
    ("```py\nprint(1)\n```\nThat was it, and", ""),
    ("```py\nprint(1)\n```\n\n```sh\nls\n", "```"),
    ("```\n~~~\n", "```"),
    ("```py\nprint(1)\n``", "\n```"),
    ("not ```a fence``` here", ""),
    ("1. Do this:\n   ```py\n   print(1)\n", "   ```"),
    ("- ```py\n  print(1)", "\n  ```"),
    ("10. Do this:\n\n    ```py\n    print(1)", "\n    ```"),
    ("1. Do this:\n   ```py\nprint(1)\n", ""),
    ("  ```py\nprint(1)\n", "  ```"),
    ("> ```py\n> print(1)\n", "> ```"),
    ("> ```py\n> print(1)\nand so", ""),
    ("| a | b |\n|---|---|\n| 1 | 2", ""),
    ("| a | b |\n|---|---|\n| 1 | **2", "**"),
    ("- milk\n- bre", ""),
    ("- milk\n- **bre", "**"),
    ("It is **very important to", "**"),
    ("It is **very important** to", ""),
    ("It is **very** and **most", "**"),
    ("It is ~~not", "~~"),
    ("2**8 is", ""),
    ("It is **very ", ""),
    ("Call `print(", "`"),
    ("Call `print` with `**", "`"),
    ("Call `**` with", ""),
    ("So:\n$$\nx = 1 +", ""),
    ("So:\n\\[\nx = 1 +", ""),
    ("> quoted", ""),
    ("# Head", ""),
    ("Look: <!-- no\nend", ""),
    ("Look:\n<!-- no\nend", "\n-->"),
    ("<pre>\na\n\nb", "\n</pre>"),
    ("<pre>a</pre>\n\nb", ""),
]


@pytest.mark.parametrize(("text", "closing"), ROWS)
def test_what_is_open_is_closed_above_the_note(text: str, closing: str) -> None:
    assert cut_off_note(text) == f"{closing}\n\n{CUT_OFF}"


@pytest.mark.parametrize(("finish", "note"), [("length", CUT_OFF), ("content_filter", WITHHELD)])
@pytest.mark.parametrize("packet", [None, 0, 7])
async def test_the_note_follows_all_that_was_said(
    gemini: GeminiStandIn, ask: Ask, finish: str, note: str, packet: int | None
) -> None:
    gemini.reply("Here:\n```py\nprint(1)\n", finish=finish, packet=packet)
    assert (await ask("code")).text == f"Here:\n```py\nprint(1)\n```\n\n{note}"
