"""Keys of the page: their list, their switch, and functions of the page's scripts as event handlers of dialogs."""

import reflex as rx


class KeySetting(rx.Component):
    """Switch of the keys of one character, which this browser keeps."""

    library = rx.asset("page/key-setting.jsx").importable_path
    tag = "KeySetting"


def key_setting() -> rx.Component:
    """Card's content: the switch, and the list of all keys."""
    return rx.el.div(
        rx.el.p(
            "On this device. Keys with Ctrl, and those of a task that has the focus, stay.", class_name="settings-note"
        ),
        rx.el.div(KeySetting.create(), class_name="choices"),
        rx.el.button(
            "Show all keys", type="button", class_name="button button-quiet", custom_attrs={"data-key-help": "true"}
        ),
    )


def key_help_item() -> rx.Component:
    """Item of the account's menu that lists the keys; the key for it presses the same."""
    return rx.el.button(
        rx.icon("keyboard", size=16, aria_hidden="true"),
        "Keys",
        type="button",
        class_name="menu-item",
        custom_attrs={"data-key-help": "true"},
    )


def on_script(script: str, name: str) -> rx.vars.FunctionStringVar:
    """Return a function of one of the page's scripts by its name."""
    imports = {rx.asset(f"page/{script}.js").importable_path: [rx.ImportVar(tag=name)]}
    return rx.vars.FunctionStringVar.create(name, _var_data=rx.vars.VarData(imports=imports))


def on_keys(name: str) -> rx.vars.FunctionStringVar:
    """Return a function of that script by its name."""
    return on_script("keys", name)
