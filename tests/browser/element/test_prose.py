"""Answers as they are read: Markdown in every form, while it comes and afterwards."""

from playwright.sync_api import expect

from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

EVERYTHING = """## What is due

Rent is due **on Friday**, see [the contract](https://example.com/contract) or ask chatkit-link.

| task | when | sum |
|:-----|:----:|----:|
| Rent | Friday | 950.00 |
| Insurance for the bicycle | in three weeks | 12.50 |

```python
def due(task: Task, today: date) -> bool:
    # Overdue counts, too.
    return task.due is not None and task.due <= today  # 1 of 3
```

- [x] pay rent
- [ ] write to the landlord
  1. about the heating
  2. about the `door`

> Nobody reads the small print.

The interest is $I = P \\cdot r$, and after $n$ years:

$$
P_n = P_0 \\left(1 + \\frac{r}{100}\\right)^n
$$

![a house](https://elsewhere.example/house.png)
"""


def test_markdown_is_drawn_in_every_form(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", items.said("What is due?"), items.answer(EVERYTHING, "a"))
    chat = open_chat({"initialThread": "thr_1"})
    answer = chat.answer("What is due")
    expect(answer.locator("math")).to_have_count(3)
    expect(answer.locator(".hljs-keyword").first).to_have_text("def")
    chat.picture("prose-light")
    chat.page.emulate_media(color_scheme="dark")
    chat.set_options({"initialThread": "thr_1", "theme": "dark"})
    chat.picture("prose-dark")
    chat.page.set_viewport_size({"width": 390, "height": 844})
    chat.picture("prose-390")
    chat.expect_accessible()
