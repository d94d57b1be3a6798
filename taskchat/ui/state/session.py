"""What a tab holds for the person behind it; forgotten as soon as that is somebody else."""

from dataclasses import dataclass

import reflex as rx

from taskchat.accounts import User
from taskchat.ui.state.identity import fingerprint, person_behind

# A full page load: the connection keeps the headers of its first request until then.
SIGN_IN = rx.call_script("window.location.replace('/login')")
DASHBOARD = rx.call_script("window.location.replace('/')")


@dataclass(frozen=True)
class Account:
    """The account as the bar shows it."""

    email: str = ""
    initial: str = ""
    name: str = ""


class Session(rx.State):
    """The root of every state that concerns one person.

    What it and its substates send is worked out anew at each visit (`_visits` is among the dependencies), from
    the cookie of that visit: Reflex sends a tab's whole state to every connection that names the tab.
    """

    _owner: str = ""
    _cookie: str = ""
    _visits: int = 0

    @rx.var(initial_value=Account(), auto_deps=False, deps=["_visits"])
    async def account(self) -> Account:
        """Who is signed in."""
        person = await person_behind(self)
        return _account(person) if person else Account()

    def _begin_visit(self) -> None:
        """Forget what was here if this connection comes with another cookie than the last; read it anew if not."""
        cookie = fingerprint(self.router.headers.cookie)
        visits = self._visits
        if self._cookie not in {"", cookie}:
            self.reset()
        self._cookie, self._visits = cookie, visits + 1

    async def _person(self) -> User | None:
        """Who may use this handler: called first in each, since every handler is open to whoever connects."""
        person = await person_behind(self)
        session = await self.get_state(Session)
        owner = str(person.id) if person else ""
        if session._owner != owner:
            # A tab that is new belongs to nobody yet: what this browser remembers is no secret of another person.
            if session._owner:
                session.reset()
            session._owner = owner
        return person


def _account(person: User) -> Account:
    local = person.email.partition("@")[0]
    first = local.split(".")[0]
    return Account(email=person.email, initial=local[0].upper(), name=first.capitalize() if first.isalpha() else "")
