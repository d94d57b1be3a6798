"""Contents that a hostile server may send: `hit()` is the code it would run, `evil.example` the place it would go."""

from typing import Any

from tests.browser.element.every_item import choice, note
from tests.chatkit_stand_in import items

Json = dict[str, Any]

TAG = "<img src=x onerror=hit()><script>hit()</script>"
FAR = "https://evil.example"

MARKDOWN = {
    "a script": "<script>hit()</script>",
    "an image with a handler": "<img src=x onerror=hit()>",
    "an svg": "<svg onload=hit()><a xlink:href='javascript:hit()'><text>x</text></a></svg>",
    "a frame": (
        f"<iframe src='{FAR}' srcdoc='<script>parent.hit()</script>'></iframe>"
        f"<object data='{FAR}'></object><embed src='{FAR}'>"
    ),
    "a style": (
        f"<style>@import '{FAR}/x.css'; * {{ background: url({FAR}/x.png) }}</style>"
        f"<link rel=stylesheet href='{FAR}/x.css'>"
    ),
    "a form": (
        f"<form action='{FAR}'><input name=q autofocus onfocus=hit()>"
        "<button formaction='javascript:hit()'>Go</button></form>"
    ),
    "a base": f"<base href='{FAR}/'>[here](x)",
    "a style attribute": f"<p style='background:url({FAR}/x.png)'>x</p>",
    "a link": "[x](javascript:hit()) [y](JaVaScRiPt:hit()) [z](java&#10;script:hit()) [v](vbscript:hit)",
    "a link in entities": "[x](&#106;avascript:hit()) [y](javascript&colon;hit()) [z](\x01javascript:hit())",
    "a link to data": "[x](data:text/html,<script>opener.hit()</script>) [b](blob:https://a/1) [f](file:///etc/passwd)",
    "an automatic link": "<javascript:hit()> javascript:hit()",
    "a reference": "[x][y]\n\n[y]: javascript:hit()",
    "a title": ('[a](https://a.example "x\\" onmouseover=\\"hit()") ![b](https://images.example/none" onerror="hit())'),
    "an image from elsewhere": f"![x]({FAR}/x.png) ![y](//evil.example/y.png) ![z](http://images.example/x.png)",
    "an image from nearly here": (
        "![x](https://images.example.evil.example/x.png) ![y](https://images.example@evil.example/y.png)"
    ),
    "an image of data": "![x](data:image/svg+xml,<svg/onload=hit()>) ![y](javascript:hit())",
    "a language": '```"><img src=x onerror=hit()>\nx\n```',
    "code": "```html\n<script>hit()</script>\n```\n`<img src=x onerror=hit()>`",
    "a table": "| <img src=x onerror=hit()> | b |\n|---|---|\n| [x](javascript:hit()) | <b onclick=hit()>y</b> |",
    "a formula": (
        f'$\\href{{javascript:hit()}}{{x}}$ $\\includegraphics{{{FAR}/x.png}}$ $\\class{{a" onclick="hit()}}{{y}}$'
    ),
    "more formulas": (
        "$$\n\\text{<img src=x onerror=hit()>} \\style{background:url(//evil.example/x)}{z} \\url{javascript:hit()}\n$$"
    ),
    "a formula without end": "$$ \\def\\a{\\a\\a}\\a $$",
    "a mark": "\ue0001\ue001 \ue000<img src=x onerror=hit()>\ue001",
    "a deep link": "[x](chatkit-link:javascript:hit()) [y](chatkit-link://%ff?a=%3Cscript%3E)",
    "nesting": "> " * 60 + "deep\n\n" + "[" * 400 + "\n\n" + "*" * 400 + "\n\n" + "<" * 400,
}

URLS = [
    "javascript:hit()",
    f"{FAR}/x.png",
    "//evil.example/y.png",
    "data:text/html,<script>hit()</script>",
    "\x00javascript:hit()",
]


def widgets() -> list[Json]:
    """Widgets with addresses, colours, sizes, icons and text that mean harm."""
    paint = f"url({FAR}/x.png)"
    leaves = [
        *({"type": "Image", "src": url, "alt": TAG} for url in [*URLS, "data:image/svg+xml,<svg onload=hit()>"]),
        {"type": "Icon", "name": TAG, "color": paint, "size": f"1px;background:{paint}"},
        {"type": "Text", "value": TAG, "color": f"red;background:{paint}", "weight": paint, "textAlign": paint},
        {"type": "Markdown", "value": "\n\n".join(MARKDOWN.values())},
        {"type": "Badge", "label": TAG, "color": 'x" onclick="hit()'},
        {"type": "Button", "label": TAG, "iconStart": TAG, "style": paint, "onClickAction": {"type": "x"}},
        {"type": "Box", "background": paint, "border": {"size": 1, "color": paint}, "width": paint, "margin": paint},
        {"type": "Box", "background": {"light": paint, "dark": f"image-set('{FAR}/x.png' 1x)"}, "children": []},
        {"type": "Select", "name": TAG, "options": [{"value": TAG, "label": TAG}], "placeholder": TAG},
        {"type": "Input", "name": "a", "pattern": "(a+)+$", "defaultValue": TAG, "placeholder": TAG},
        {"type": TAG, "value": TAG},
        {"type": "__proto__", "children": [{"type": "constructor"}]},
    ]
    return [
        {
            "type": "Card",
            "background": paint,
            "padding": paint,
            "status": {"text": TAG, "icon": TAG},
            "children": leaves,
        },
        {
            "type": "ListView",
            "status": {"text": TAG, "favicon": f"{FAR}/x.ico", "icon": f"{FAR}/x.png"},
            "children": [],
        },
        {"type": "Basic", "theme": '"><script>hit()</script>', "gap": paint, "children": leaves[:2]},
    ]


def thread() -> list[Json]:
    """Every kind of item with harm wherever it has a word."""
    sources = [
        *({"type": "url", "title": TAG, "url": url, "description": TAG, "attribution": TAG} for url in URLS),
        {"type": "file", "title": TAG, "filename": TAG},
        {
            "type": "entity",
            "id": TAG,
            "title": TAG,
            "icon": TAG,
            "inline_label": TAG,
            "label": TAG,
            "interactive": True,
        },
    ]
    tag = {"type": "input_tag", "id": TAG, "text": TAG, "data": {}, "interactive": True}
    task = {"type": "web_search", "title": TAG, "title_query": TAG, "queries": [TAG], "sources": sources[:5]}
    return [
        items.said(
            "",
            content=[{"type": "input_text", "text": TAG}, tag],
            quoted_text=TAG,
            attachments=[
                {"type": "image", "id": url, "name": TAG, "mime_type": TAG, "preview_url": url} for url in URLS
            ],
        ),
        *(items.answer(text) for text in MARKDOWN.values()),
        items.answer("Word. " * 9, None, [note(source, 4 * at) for at, source in enumerate(sources)]),
        items.workflow(
            task, items.step(TAG, icon=TAG, content=MARKDOWN["a link"]), summary={"title": TAG, "icon": TAG}
        ),
        items.item("task", task={"type": "thought", "title": TAG, "content": TAG}),
        items.item("client_tool_call", call_id="1", name=TAG, arguments={}, status="completed", output={"error": TAG}),
        *(items.item("generated_image", image={"id": url, "url": url}) for url in URLS),
        items.item("structured_input", status="pending", inputs=[choice(TAG, TAG, TAG, description=TAG)]),
        *(items.widget(root, copy_text=TAG) for root in widgets()),
        items.item(TAG),
    ]
