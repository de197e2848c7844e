"""Every operation of the schema, asked in ways that nobody would think of: never a 500, and every
answer as the schema says.
"""

from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
import schemathesis
from django.conf import settings as django_settings
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis import checks
from schemathesis.core.transport import Response

from tests.factories import make_quantity, make_topic
from tests.module_wide import ModuleWide
from tests.published import make_checked, make_published, publish

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]

schema = schemathesis.openapi.from_path(str(django_settings.BASE_DIR / "docs" / "openapi.json"))


def make_something_public() -> None:
    publish(make_checked())
    claim = make_published(topics=[make_topic("skola")])
    make_quantity(claim)


@pytest.fixture(scope="module", autouse=True)
def _something_public(module_wide: ModuleWide) -> None:
    module_wide(make_something_public)


def ask(case: Any) -> Response:
    """Ask over Django's own client: another would use a connection of its own, and see nothing."""
    request = requests.Request(**case.as_transport_kwargs(base_url="http://127.0.0.1:8000"))
    prepared = request.prepare()
    parts = urlsplit(str(prepared.url))
    answer = Client().generic(
        str(prepared.method),
        parts.path,
        QUERY_STRING=parts.query,
        headers={"accept": "*/*"},
    )
    return Response(
        status_code=answer.status_code,
        headers={name.lower(): [value] for name, value in answer.items()},
        content=answer.getvalue(),
        request=prepared,
        elapsed=0,
        verify=False,
    )


@pytest.mark.django_db
@schema.parametrize()
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_answer_is_as_the_schema_says(case: Any) -> None:
    # What a schema can't say (an id that nothing has; an empty value means none) is no mistake.
    case.validate_response(ask(case), checks=CHECKS)
