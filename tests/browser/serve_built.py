"""Serves a page that is built already: what `reflex run --env prod` does once it has built it."""

from reflex.config import get_config
from reflex.constants import Env
from reflex.environment import environment
from reflex.utils import exec as serving


def serve() -> None:
    """Serve until a signal ends it."""
    environment.REFLEX_ENV_MODE.set(Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    config = get_config()
    port = config.backend_port
    assert port, "REFLEX_BACKEND_PORT says where to listen"
    serving.run_backend_prod(
        config.backend_host, port, config.loglevel.subprocess_level(), mount_frontend_compiled_app=True
    )


if __name__ == "__main__":
    serve()
