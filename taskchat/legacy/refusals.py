"""Why a migration does not go on."""


class MigrationRefused(Exception):
    """The migration stopped by itself; the text says why, and what to do."""
