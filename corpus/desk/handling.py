"""What one request's handling knows beside what was sent: one object on the request itself.

Who begins to handle a form leaves here what whoever shows it needs: the admin calls the two with
nothing but the request between them.
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

_NAME = "handling"


@dataclass(slots=True)
class Handling:
    """`hold` and `refuse` let a posted form come back unsaved, with a sentence."""

    # Why the form is not saved, before anything is tried.
    held: str = ""
    # What the database said when it was tried, or what else the form shall be refused with.
    refusal: str = ""
    # The signed state that the form is shown with; None where it is that of the form itself.
    seen: str | None = None
    # For the form's template.
    context: dict[str, Any] = field(default_factory=dict)

    def hold(self, why: str, **context: Any) -> None:
        self.held = why
        self.context |= context

    def refuse(self, why: str) -> None:
        self.refusal = why


def handling(request: HttpRequest) -> Handling:
    """The request's own; a copy that is made of the request afterwards shares it."""
    found: Handling = request.__dict__.setdefault(_NAME, Handling())
    return found
