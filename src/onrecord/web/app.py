"""The server: one application over one record. What is shown is in `queries`, how it looks in `templates`, who may see it in `access`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.web.routes import changing, errors, reading
from onrecord.web.routes.site import Site
from onrecord.web.safety import Safety
from onrecord.web.settings import Settings

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings) -> FastAPI:
    """The application over the record that `settings` name. Raises `WrongSettings` if there is none, or if anybody could reach it."""
    settings.check()
    site = Site(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(title="onrecord", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.add_middleware(Safety, settings=settings)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    reading.register(app, site)
    changing.register(app, site)
    errors.register(app, site)
    return app
