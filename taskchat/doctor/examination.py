"""Examination: every check, in the order in which troubles are mended."""

from collections.abc import Awaitable, Callable

from taskchat.doctor import checks, model_check, packages, reminding, shared, signals, storage, streaming
from taskchat.doctor.findings import Finding, Level
from taskchat.settings import InvalidSettings, Settings, load_settings

_CHECKS: tuple[Callable[[Settings], Awaitable[Finding]], ...] = (
    packages.check_packages,
    checks.check_data,
    storage.check_database,
    storage.check_conversations,
    signals.check_signals,
    shared.check_connections,
    shared.check_redis,
    checks.check_script,
    checks.check_model,
    model_check.check_answer,
    checks.check_prices,
    checks.check_origins,
    reminding.check_push,
    reminding.check_mail,
    streaming.check_stream,
)


async def examine() -> list[Finding]:
    """Check settings, packages, files, database, processes, Redis, script, model, prices, reminders, the way here."""
    try:
        settings = load_settings()
    except InvalidSettings as error:
        return [Finding(Level.BAD, "settings", line) for line in str(error).splitlines()]
    return [Finding(Level.GOOD, "settings", "all can be used")] + [await check(settings) for check in _CHECKS]
