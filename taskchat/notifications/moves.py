"""People who move: when their zone is changed, wherever that happens, the alarms of their tasks move with them."""

from sqlalchemy import event
from sqlalchemy.orm import attributes, object_session

from taskchat.accounts import User
from taskchat.tasks import note_move


@event.listens_for(User.timezone, "set")
def _on_move(user: User, zone: str, before: object, _event: attributes.Event) -> None:
    session = object_session(user)
    if session is not None and zone != before:
        note_move(session, user.id)
