"""The JSON API against its own OpenAPI document: whatever is asked, nothing fails inside, and the answer is of a kind that was announced."""

from __future__ import annotations

import os

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.schemas import BaseSchema
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from web.serving import Served


PATHS = ("board", "issue", "party", "statement/{key}", "document/{key}", "search", "contested", "changes", "timeline", "outlook", "review", "add")


@pytest.fixture(scope="module")
def schema(hostile_site: Served) -> BaseSchema:
    return schemathesis.openapi.from_url(f"{hostile_site.base}/openapi.json")


@pytest.mark.parametrize("path", [*(f"/{name}.json" for name in PATHS), "/changes.atom", "POST /add", "POST /review"])
def test_no_request_fails_inside(schema: BaseSchema, path: str) -> None:
    method, _, name = path.rpartition(" ")
    strategy = schema[name][method or "GET"].as_strategy()

    @given(strategy)
    @settings(max_examples=int(os.environ.get("ONRECORD_API_EXAMPLES", "12")), suppress_health_check=list(HealthCheck), database=None)
    def asked(case: schemathesis.Case) -> None:
        answer = case.call(headers={"accept": "application/json"})
        case.validate_response(answer, checks=[not_a_server_error, status_code_conformance, content_type_conformance])

    asked()


def test_the_document_of_the_api_names_every_page(hostile_site: Served) -> None:
    paths = httpx.get(f"{hostile_site.base}/openapi.json").json()["paths"]
    assert {f"/{name}.json" for name in PATHS} <= set(paths)
