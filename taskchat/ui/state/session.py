"""Root state of a tab for the person behind it, reset as soon as that is somebody else."""

from dataclasses import dataclass

import reflex as rx

from taskchat.accounts import User
from taskchat.ui.state.identity import cookie_hash, get_person

# Full page loads: a connection keeps the headers of its first request until then.
# `assets/page/account.js` empties the page before, and stays where this tab is signing out itself.
SIGN_IN = rx.call_script(
    "window.dispatchEvent(new Event('signed-out', { cancelable: true })) && window.location.replace('/login')"
)
DASHBOARD = rx.call_script("window.location.replace('/')")


@dataclass(frozen=True)
class Account:
    """Account as the bar shows it; by its `id` the browser tells what one person left in it from another's."""

    id: str = ""
    email: str = ""
    initial: str = ""
    name: str = ""


class Session(rx.State):
    """Root of every state that concerns one person.

    Computed vars of it and its substates are computed again at each visit (`_visits` is among their dependencies)
    from the cookie of that visit: Reflex sends a tab's whole state to every connection that names the tab.
    """

    _owner: str = ""
    _cookie: str = ""
    _visits: int = 0

    @rx.var(initial_value=Account(), auto_deps=False, deps=["_visits"])
    async def account(self) -> Account:
        """Account of the person who is signed in."""
        person = await get_person(self)
        return _account(person) if person else Account()

    def _begin_visit(self) -> None:
        """Reset the state if this connection has another cookie than the last; else compute it again."""
        cookie = cookie_hash(self.router.headers.cookie)
        visits = self._visits
        if self._cookie not in {"", cookie}:
            self.reset()
        self._cookie, self._visits = cookie, visits + 1

    async def _person(self) -> User | None:
        """Person who may use a handler. Each handler calls this first, since anyone who connects can call it."""
        person = await get_person(self)
        session = await self.get_state(Session)
        owner = str(person.id) if person else ""
        if session._owner != owner:
            # A new tab has no owner yet: what this browser remembers is nobody else's secret.
            if session._owner:
                session.reset()
            session._owner = owner
        return person


def _account(person: User) -> Account:
    local = person.email.partition("@")[0]
    first = local.split(".")[0]
    name = first.capitalize() if first.isalpha() else ""
    return Account(id=str(person.id), email=person.email, initial=local[0].upper(), name=name)
