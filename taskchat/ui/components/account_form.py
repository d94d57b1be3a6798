"""Forms for signing up and in: plain HTML that password managers know, sent by `assets/page/account.js`."""

from dataclasses import dataclass
from typing import Literal

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportDict, ImportVar
from reflex_components_core.react_router.dom import ReactRouterLink

from taskchat.ui.components.bar import brand, colour_toggle
from taskchat.ui.components.behaviour import AccountScript


@dataclass(frozen=True)
class Wording:
    """Words and attributes that differ between the two forms."""

    route: str
    heading: str
    button: str
    busy: str
    autocomplete: str
    other: tuple[str, str, str]
    hint: str = ""


SIGN_IN = Wording(
    route="login",
    heading="Sign in",
    button="Sign in",
    busy="Signing in…",
    autocomplete="current-password",
    other=("New here?", "Create an account", "/signup"),
)
SIGN_UP = Wording(
    route="register",
    heading="Create your account",
    button="Create account",
    busy="Creating your account…",
    autocomplete="new-password",
    other=("Have an account?", "Sign in", "/login"),
    hint="At least 8 characters.",
)


class SubmitButton(rx.el.Button):
    """A submit button that waits until the page's script listens."""

    def add_imports(self) -> ImportDict:
        """Import React's hooks."""
        return {"react": ["useEffect", "useState"]}

    def add_hooks(self) -> list[str | rx.Var]:
        """Keep `listening`: true from the first effect on."""
        return [
            "const [listening, setListening] = useState(false);",
            "useEffect(() => setListening(true), []);",
        ]


def account_page(wording: Wording) -> rx.Component:
    """Page with one form on a card."""
    return rx.el.div(
        AccountScript.create(),
        rx.el.header(brand(), colour_toggle(), class_name="account-bar"),
        rx.el.main(
            rx.el.div(
                rx.el.h1(wording.heading),
                rx.el.p("The task manager that you talk to.", class_name="account-sentence"),
                _form(wording),
                _other(wording),
                class_name="account-card",
            ),
            class_name="account-main",
        ),
        class_name="account",
    )


def _form(wording: Wording) -> rx.Component:
    return rx.el.form(
        rx.el.p(class_name="account-problem", role="alert", custom_attrs={"data-problem": "true"}),
        _field("email", "E-mail", "email", "username"),
        _field("password", "Password", "password", wording.autocomplete, hint=wording.hint),
        SubmitButton.create(
            wording.button,
            type="submit",
            class_name="button button-wide",
            disabled=rx.Var("!listening", _var_type=bool),
            custom_attrs={"data-busy": wording.busy},
        ),
        # Without the script the form would go nowhere; never into the address, where a password would stay.
        method="post",
        action=f"/api/auth/{wording.route}",
        no_validate=True,
        custom_attrs={"data-account": wording.route},
    )


def _field(name: str, label: str, kind: Literal["email", "password"], use: str, *, hint: str = "") -> rx.Component:
    control = rx.el.input(
        id=name,
        name=name,
        type=kind,
        auto_complete=use,
        auto_focus=name == "email",
        required=True,
        aria_describedby=f"{name}-error {name}-hint" if hint else f"{name}-error",
        **({"auto_capitalize": "none", "spell_check": False} if name == "email" else {}),
    )
    return rx.el.div(
        rx.el.label(label, html_for=name),
        rx.el.div(control, *([_reveal()] if kind == "password" else []), class_name="field-control"),
        *([rx.el.p(hint, id=f"{name}-hint", class_name="field-note")] if hint else []),
        rx.el.p(id=f"{name}-error", class_name="field-error", role="alert"),
        class_name="field",
    )


def _reveal() -> rx.Component:
    return rx.el.button(
        rx.icon("eye", size=17, class_name="when-hidden", aria_hidden="true"),
        rx.icon("eye-off", size=17, class_name="when-shown", aria_hidden="true"),
        type="button",
        class_name="icon-button reveal",
        aria_label="Show password",
        aria_pressed="false",
        aria_controls="password",
        custom_attrs={"data-reveal": "password"},
    )


def _other(wording: Wording) -> rx.Component:
    question, words, href = wording.other
    # Whoever takes the other form is still on the way to where they wanted to go.
    link = rx.Var(
        f"({{ pathname: {href!r}, search: here.search }})",
        _var_data=VarData(
            imports={"react-router": [ImportVar(tag="useLocation")]}, hooks={"const here = useLocation();": None}
        ),
    )
    return rx.el.p(question, " ", ReactRouterLink.create(words, to=link), class_name="account-other")
