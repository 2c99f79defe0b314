"""The addresses that change something: login, reviews, reports that are added."""

from __future__ import annotations

from fastapi import FastAPI

from onrecord.web.routes.site import Site


def register(app: FastAPI, site: Site) -> None:
    """Adds the addresses."""
