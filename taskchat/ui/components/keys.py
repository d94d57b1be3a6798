"""Functions of `page/keys.js` as event handlers of dialogs, which run in the browser alone."""

import reflex as rx


def on_keys(name: str) -> rx.vars.FunctionStringVar:
    """Return a function of that script by its name."""
    keys = {rx.asset("page/keys.js").importable_path: [rx.ImportVar(tag=name)]}
    return rx.vars.FunctionStringVar.create(name, _var_data=rx.vars.VarData(imports=keys))
