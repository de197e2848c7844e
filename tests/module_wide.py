"""What is made once for all the tests of a file, each of which takes back only what it did itself.

    @pytest.fixture(scope="module")
    def _claims(module_wide: ModuleWide) -> list[Claim]:
        return module_wide(make_claims)


    @pytest.fixture
    def claims(db: None, _claims: list[Claim]) -> list[Claim]:
        return deepcopy(_claims)

A test has copies, as it may change what it is given. All of it is one transaction, in which each
test is a savepoint: other connections and processes see nothing of it, and every test of the file
sees all, whether it asks for it or not.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from django.db import transaction
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")


class ModuleWide(Protocol):
    def __call__(self, make: Callable[[], Made]) -> Made:
        """What `make` makes, by the database that tests are kept from."""


@contextmanager
def kept_until_the_end(blocker: DjangoDbBlocker) -> Iterator[ModuleWide]:
    whole = transaction.atomic()
    # As Django's own TestCase has it: acts that must be durable may run within.
    whole._from_testcase = True  # type: ignore[attr-defined]

    def made(make: Callable[[], Made]) -> Made:
        with blocker.unblock():
            return make()

    with blocker.unblock():
        whole.__enter__()
    try:
        yield made
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)
