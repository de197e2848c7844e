"""A list as somebody narrowed it, by its address alone: what its card is called, and shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from factcheck.site import facet_options, reading
from factcheck.site.addresses import SitePage
from factcheck.site.choices import Chosen, read_choice
from factcheck.site.facet_numbers import FacetKeys, keys_of
from factcheck.site.labels import label, wanted_references


@dataclass(frozen=True, slots=True)
class Selection:
    """`title` is in the page's language; `page` and `card` are of the list's first page."""

    chosen: Chosen
    keys: FacetKeys
    title: str

    @property
    def page(self) -> SitePage:
        return self.chosen.page

    @property
    def card(self) -> SitePage:
        return SitePage(f"embed-{self.chosen.list_name}", parameters=self.page.parameters)


def read_selection(parameters: Iterable[tuple[str, str]], list_name: str) -> Selection:
    """Two queries at most. Raises BadQuery for what the list itself would refuse."""
    asked = QueryDict(mutable=True)
    for name, value in parameters:
        asked.appendlist(name, value)
    chosen = replace(read_choice(asked, list_name), number=1)
    keys, _own = keys_of(chosen)
    values = [(name, value) for name, found in chosen.values.items() for value in found]
    references = reading.references(wanted_references(values))
    facet_options.check_values(chosen, keys, references)
    said = [_("“%(asked)s”") % {"asked": chosen.q}] if chosen.q else []
    said += [label(name, value, references).text for name, value in values]
    list_title = _("Checks") if chosen.checks else _("Claims")
    return Selection(chosen, keys, f"{list_title}: {', '.join(said)}" if said else list_title)
