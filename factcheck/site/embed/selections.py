"""A list as somebody narrowed it, by its address alone: what its card is called, and shows."""

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


def read_selection(parameters: QueryDict, list_name: str) -> Selection:
    """Two queries at most. Raises BadQuery for what the list itself would refuse."""
    chosen = replace(read_choice(parameters, list_name), number=1)
    keys, _own = keys_of(chosen)
    references = reading.references(wanted_references(chosen.pairs))
    facet_options.check_values(chosen, keys, references)
    said = [_("“%(asked)s”") % {"asked": chosen.q}] if chosen.q else []
    said += [label(name, value, references).text for name, value in chosen.pairs]
    list_title = _("Checks") if chosen.checks else _("Claims")
    return Selection(chosen, keys, f"{list_title}: {', '.join(said)}" if said else list_title)
