"""Components that draw nothing: the scripts of the page, and effects that watch a value."""

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportDict, ImportVar

from taskchat.ui.views import Board, Inbox


class AccountScript(rx.Fragment):
    """Sends the sign-in forms."""

    def add_imports(self) -> ImportDict:
        """Import the script for its effect."""
        return {"": rx.asset("page/account.js").importable_path}


class DeskScript(rx.Fragment):
    """Keys and deeds of the task list, saving of the panel, the width of the chat, signing out."""

    def add_imports(self) -> ImportDict:
        """Import the scripts for their effect."""
        return {
            "": [
                rx.asset(f"page/{name}.js").importable_path
                for name in (
                    "account",
                    "deeds",
                    "installing",
                    "keys",
                    "notes",
                    "notices",
                    "saving",
                    "scope",
                    "split",
                    "subtasks",
                    "swipe",
                )
            ]
        }


class Watch(rx.Fragment):
    """Calls `on_change` whenever `value` changes, and each minute while the page is visible.

    The minutes are for tasks that become overdue without a change in the database.
    """

    value: rx.Var[int | str]
    on_change: rx.EventHandler[rx.event.no_args_event_spec]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "value", "on_change"]

    def add_hooks(self) -> list[str | rx.Var]:
        """Compare the value with the last one in an effect."""
        call = rx.Var.create(self.event_triggers["on_change"])
        hooks = VarData(imports={"react": [ImportVar(tag="useEffect"), ImportVar(tag="useRef")]})
        effect = f"""
const watched = useRef({self.value!s});
useEffect(() => {{
  if (watched.current === {self.value!s}) return;
  watched.current = {self.value!s};
  ({call!s})();
}}, [{self.value!s}]);
useEffect(() => {{
  const timer = setInterval(() => document.hidden || ({call!s})(), 60000);
  return () => clearInterval(timer);
}}, []);"""
        data = VarData.merge(hooks, call._get_all_var_data(), self.value._get_all_var_data())
        return [rx.Var(effect, _var_data=data)]


class ScrollToChosen(rx.Fragment):
    """Scrolls the rail to the chosen list whenever `value` changes: on a phone the rail is wider than the page."""

    value: rx.Var[str]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "value"]

    def add_hooks(self) -> list[str | rx.Var]:
        """Scroll in an effect, which runs once the choice is drawn.

        Not by `scrollIntoView`: for browsers Tab then goes on from there, instead of from the top of the page.
        """
        effect = f"""
useEffect(() => {{
  const rail = document.querySelector(".rail");
  const chosen = rail?.querySelector("[aria-current=page]")?.getBoundingClientRect();
  if (!chosen) return;
  const seen = rail.getBoundingClientRect();
  const top = Math.min(0, chosen.top - seen.top) + Math.max(0, chosen.bottom - seen.bottom);
  rail.scrollBy({{ top, left: (chosen.left + chosen.right - seen.left - seen.right) / 2 }});
}}, [{self.value!s}]);"""
        hooks = VarData(imports={"react": [ImportVar(tag="useEffect")]})
        return [rx.Var(effect, _var_data=VarData.merge(hooks, self.value._get_all_var_data()))]


def _conventions(timezone: rx.Var[str], day_first: rx.Var[bool]) -> tuple[rx.Var[str], rx.Var[bool]]:
    return timezone, day_first


class WatchConventions(rx.Fragment):
    """Calls `on_notice` with the browser's zone and its order of day and month, at once and when they change."""

    on_notice: rx.EventHandler[_conventions]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "on_notice"]

    def add_imports(self) -> ImportDict:
        """Import the watch, and the hook in which it runs."""
        return {rx.asset("page/conventions.js").importable_path: "watchConventions", "react": "useEffect"}

    def add_hooks(self) -> list[str | rx.Var]:
        """Watch from an effect, as long as the page is there."""
        call = rx.Var.create(self.event_triggers["on_notice"])
        effect = f"useEffect(() => watchConventions({call!s}), []);"
        return [rx.Var(effect, _var_data=call._get_all_var_data())]


class CloseSeen(rx.Fragment):
    """Closes on this device what was seen elsewhere, whenever the list under the bell changes."""

    inbox: rx.Var[Inbox]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "inbox"]

    def add_imports(self) -> ImportDict:
        """Import what closes them, and the hook in which it runs."""
        return {rx.asset("page/notices.js").importable_path: "closeSeen", "react": "useEffect"}

    def add_hooks(self) -> list[str | rx.Var]:
        """Close in an effect, which runs once the list is drawn."""
        effect = f"useEffect(() => {{ closeSeen(); }}, [{self.inbox!s}]);"
        return [rx.Var(effect, _var_data=self.inbox._get_all_var_data())]


class FollowDevice(rx.Fragment):
    """Keeps this browser's push messages as they were chosen, and opens the task of a reminder that was clicked."""

    person: rx.Var[str]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "person"]

    def add_imports(self) -> ImportDict:
        """Import what follows, and the hook in which it runs."""
        return {rx.asset("page/reminders.js").importable_path: "followDevice", "react": "useEffect"}

    def add_hooks(self) -> list[str | rx.Var]:
        """Follow from an effect, as long as the page is there."""
        effect = f"useEffect(() => followDevice({self.person!s}), [{self.person!s}]);"
        return [rx.Var(effect, _var_data=self.person._get_all_var_data())]


class KeepList(rx.Fragment):
    """Keeps the list that is drawn for the page that is shown without a connection."""

    person: rx.Var[str]
    search: rx.Var[str]
    board: rx.Var[Board]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "person", "search", "board"]

    def add_imports(self) -> ImportDict:
        """Import what keeps it, and the hook in which it runs."""
        return {rx.asset("page/last-list.js").importable_path: "keepList", "react": "useEffect"}

    def add_hooks(self) -> list[str | rx.Var]:
        """Keep it in an effect, which runs once the list is drawn."""
        given = f"{self.person!s}, {self.search!s}, {self.board!s}"
        effect = f"useEffect(() => keepList({given}), [{given}]);"
        data = VarData.merge(*(one._get_all_var_data() for one in (self.person, self.search, self.board)))
        return [rx.Var(effect, _var_data=data)]


class TakeShared(rx.Fragment):
    """Puts what another app shared into quick add."""

    person: rx.Var[str]

    def _exclude_props(self) -> list[str]:
        return [*super()._exclude_props(), "person"]

    def add_imports(self) -> ImportDict:
        """Import what takes it, and the hook in which it runs."""
        return {rx.asset("page/shared.js").importable_path: "takeShared", "react": "useEffect"}

    def add_hooks(self) -> list[str | rx.Var]:
        """Take it in an effect, once somebody is known to be there."""
        effect = f"useEffect(() => takeShared({self.person!s}), [{self.person!s}]);"
        return [rx.Var(effect, _var_data=self.person._get_all_var_data())]
