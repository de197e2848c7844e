"""What a request's handling knows beside what was sent."""

import copy

from django.test import RequestFactory

from corpus.desk.handling import Handling, handling


def test_each_request_has_its_own(rf: RequestFactory) -> None:
    one, two = rf.post("/"), rf.post("/")
    handling(one).hold("Ändrat under tiden.", conflict=1)
    handling(one).hold("Ändrat igen.", pasted="x")
    assert handling(one) == Handling(held="Ändrat igen.", context={"conflict": 1, "pasted": "x"})
    assert handling(two) == Handling()


def test_a_copy_of_the_request_shares_it(rf: RequestFactory) -> None:
    request = rf.post("/")
    handling(request).seen = "signed"
    shown = copy.copy(request)
    handling(shown).refuse("Databasen säger nej.")
    assert handling(request) == Handling(refusal="Databasen säger nej.", seen="signed")
