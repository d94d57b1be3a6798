"""Tasks that are done: wherever that happens, their reminders are seen, in the same transaction."""

from sqlalchemy import event, update
from sqlalchemy.orm import Session
from sqlmodel import col

from taskchat import feed
from taskchat.database import now
from taskchat.notifications.models import Notification
from taskchat.tasks import take_done

# Tasks of one statement.
_BATCH = 500


@event.listens_for(Session, "before_commit")
def _before_commit(session: Session) -> None:
    # A savepoint is no commit yet.
    if session.in_nested_transaction() or not (done := sorted(take_done(session))):
        return
    for begin in range(0, len(done), _BATCH):
        of_them = update(Notification).where(
            col(Notification.task_id).in_(done[begin : begin + _BATCH]), col(Notification.seen_at).is_(None)
        )
        seen = of_them.values(seen_at=now()).returning(col(Notification.user_id))
        for user_id in set(session.execute(seen, execution_options={"synchronize_session": False}).scalars()):
            feed.announce(session, feed.Change(user_id, feed.Topic.NOTIFICATIONS))
