"""Lists of claims go past what only the desk needs, and nobody can tell."""

import pytest
from django.test import Client

from factcheck.recent import forget_all
from tests.factories import make_user
from tests.published import make_published

pytestmark = pytest.mark.django_db

PATHS = [
    *("/claims/", "/checks/", "/en/claims/?kind=quantity", "/claims/?q=skola"),
    *("/claims/?page=9", "/claims/?party=nobody", "/claims/?nothing=1", "/claims/?as_of=1"),
]


def answers(path: str, method: str, host: str) -> tuple[int, bytes, dict[str, str]]:
    forget_all()
    response = getattr(Client(), method)(path, headers={"host": host})
    return response.status_code, response.content, dict(response.items())


@pytest.mark.parametrize("host", ["localhost", "evil.example"])
@pytest.mark.parametrize("method", ["get", "head", "post", "options"])
@pytest.mark.parametrize("path", PATHS)
def test_lists_are_answered_as_everything_else_is(
    monkeypatch: pytest.MonkeyPatch, path: str, method: str, host: str
) -> None:
    make_published()
    short = answers(path, method, host)
    monkeypatch.setattr("factcheck.middleware.is_list", lambda _request: False)
    assert short == answers(path, method, host)


@pytest.mark.parametrize("path", ["/claims/", "/checks/", "/en/claims/", "/en/checks/"])
def test_nothing_of_the_desk_is_asked_for_them(client: Client, path: str) -> None:
    """Otherwise Django has put its middleware together in a way that isn't known here."""
    client.force_login(make_user(is_staff=True))
    assert not hasattr(client.get(path).wsgi_request, "session")
    assert hasattr(client.get("/topics/").wsgi_request, "session")


def test_a_fault_there_is_a_500_as_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("factcheck.site.reading.state", fail)
    response = Client(raise_request_exception=False).get("/claims/")
    assert response.status_code == 500
