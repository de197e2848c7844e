"""`claims/`: the list with its filters, one claim, and harvesting."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from http import HTTPStatus

from django.db.models import QuerySet
from django.http import HttpResponseBase, QueryDict
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.request import Request

from claims.models import PublicClaim
from claims.publication.meant import with_marks
from claims.publication.past import changed_since, unchanged_since
from claims.words.forms import rules_version
from factcheck.api import pagination
from factcheck.api.as_of import (
    AS_OF,
    NONE_WITHDRAWN,
    WORDS,
    asked_as_of,
    permanent_address,
    some_are_withdrawn,
    withdrawn_then,
    words_then,
)
from factcheck.api.chosen_fields import FIELDS, chosen_fields, only
from factcheck.api.conditional import (
    STATE_COLUMNS,
    parse_life,
    parse_state,
    tag_of_content,
    tag_of_state,
    with_validators,
)
from factcheck.api.counting import COUNT, bounded_count, is_count_wanted
from factcheck.api.errors import BadParameters
from factcheck.api.filtering import filtering_of
from factcheck.api.filters import PLANNED_ONCE, ClaimFilter, check_names
from factcheck.api.highlighting import HIGHLIGHT, highlights, is_highlight_wanted
from factcheck.api.lives import life_of_harvest
from factcheck.api.narrowing import (
    FilterForm,
    Filters,
    Narrowing,
    NarrowingBackend,
    branches,
    narrow,
)
from factcheck.api.newest import fetch_newest_page
from factcheck.api.pages_of_then import fetch_page_of_then
from factcheck.api.pagination import Cursor, Ordering, RecordPage
from factcheck.api.reading import PUBLIC, read
from factcheck.api.records import RecordViewSet, json_response
from factcheck.api.schema import PROBLEM_400, PROBLEM_404, listed, paging
from factcheck.api.search import RELEVANCE, fetch_ranked_page
from factcheck.api.serializers import ClaimSerializer, WithdrawnSerializer
from factcheck.api.statements import Given, Statement, statement

# Published order is that of the first publication, which never changes: pages stay whole while
# claims are published, and while published ones are corrected. Harvesting is the other way round:
# by the newest publication, so that whatever changes comes again, behind where one is.
ORDERINGS = {
    ordering.name: ordering
    for ordering in (
        Ordering("-published_at", ("first_publication",), (int,), descending=True),
        Ordering("published_at", ("first_publication",), (int,)),
        Ordering("-date", ("date_earliest", "first_publication"), (date, int), descending=True),
        Ordering("date", ("date_earliest", "first_publication"), (date, int)),
        Ordering("publication", ("publication",), (int,)),
        RELEVANCE,
    )
}
HARVEST = "publication"

SINCE = OpenApiParameter(
    "since",
    {"type": "integer", "minimum": 0},
    description=(
        "Harvest: every claim published, changed or withdrawn after this publication number, in "
        "the order of publication. Begin with 0; go on with the answer's `publication`."
    ),
)


class ClaimViewSet(RecordViewSet):
    """Published claims: of each its newest version."""

    queryset = PublicClaim.objects.using(PUBLIC).filter(withdrawn=False)
    serializer_class = ClaimSerializer
    filter_backends = (NarrowingBackend,)
    filterset_class = ClaimFilter
    orderings = ORDERINGS
    default_ordering = "-published_at"
    asked: Narrowing
    as_of: int | None = None
    life = ""  # of what is harvested
    withdrawn = False  # whether some may be, since then

    @extend_schema(
        parameters=[
            *paging(ORDERINGS, "-published_at"),
            *(FIELDS, SINCE, COUNT, HIGHLIGHT, AS_OF, WORDS),
        ],
        responses={200: listed(ClaimSerializer, of_claims=True), **PROBLEM_400},
    )
    def list(self, request: Request) -> HttpResponseBase:
        """Published claims, newest first. With `q`, most relevant first."""
        counted = is_count_wanted(request.query_params)
        is_highlight_wanted(request.query_params)  # refused before anything is read
        page = self.page(request.query_params)
        response = json_response(self.render(page))
        state = parse_state(page.also) if page.also else None
        if state is not None:
            permanent = permanent_address(
                request.path_info,
                request.query_params,
                state.publication,
                asked=self.asked.words or self.asked.named_id,
                rules=rules_version() if self.asked.words else "",
            )
            response["Link"] = f'<{permanent}>; rel="cite-as"'
        if counted or state is None:  # the count is of a moment later
            tag = tag_of_content(response.content)
            return with_validators(request._request, response, tag)
        tag = tag_of_state(request._request, state.publication, state.life)
        return with_validators(request._request, response, tag, state.published_at)

    @extend_schema(
        parameters=[FIELDS],
        responses={
            200: ClaimSerializer,
            410: OpenApiResponse(WithdrawnSerializer, description="It was withdrawn: why."),
            **PROBLEM_400,
            **PROBLEM_404,
        },
    )
    def retrieve(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """One published claim; of a withdrawn one (410) what is left, and why."""
        check_names(request.query_params, {"fields"})
        fields = chosen_fields(request.query_params)
        body, publication, withdrawn, life = self.row(
            id, "body", "publication", "withdrawn", "newest_life"
        )
        if withdrawn == b"t":
            response = json_response(body)
            response.status_code = HTTPStatus.GONE
            return response
        tag = tag_of_state(request._request, int(publication), parse_life(life))
        return with_validators(request._request, json_response(only(body, fields)), tag)

    def singles(self) -> QuerySet[PublicClaim]:
        return PublicClaim.objects.using(PUBLIC).annotate(newest_life=STATE_COLUMNS["newest_life"])

    def page(self, parameters: QueryDict) -> RecordPage:
        if "since" in parameters:
            if parameters.get("as_of"):
                raise BadParameters({"as_of": ["There is none with `since`."]})
            return self.harvest(parameters)
        self.asked = Narrowing(self.filterset_class, parameters)
        self.as_of = asked_as_of(parameters)
        if self.as_of is not None:
            page = self.then(self.asked, self.as_of, parameters)
            self.withdrawn = some_are_withdrawn(page, self.as_of, PUBLIC)
            return replace(page, also=[])
        page = self.asked_for(parameters)
        if not page.records and (meant := with_marks(self.asked.words, PUBLIC)):
            self.asked = self.asked.asking(meant)
            page = self.asked_for(parameters)
        self.asked.check_references(PUBLIC, found=bool(page.records))
        return page

    def asked_for(self, parameters: QueryDict) -> RecordPage:
        return self.ranked(self.asked, parameters) or self.sorted(self.asked, parameters)

    def sorted(self, narrowing: Narrowing, parameters: QueryDict) -> RecordPage:
        """By date or by publication."""
        ordering, cursor = pagination.choose_ordering(
            parameters, self.orderings, self.default_ordering
        )
        size = pagination.page_size(parameters)
        if ordering.name == self.default_ordering and (
            found := fetch_newest_page(narrowing, ordering, cursor, size, PUBLIC)
        ):
            return found
        backwards = cursor.backwards if cursor else None
        values = narrowing.values
        if cursor:
            values = {**values, **dict(zip(ordering.columns, cursor.values, strict=True))}
        made = _page_statement(
            narrowing.filters,  # type: ignore[arg-type]  # a class is hashable
            narrowing.form,
            ordering,
            backwards,
            size,
        )
        planned_once = narrowing.values.keys() <= PLANNED_ONCE
        rows = read(PUBLIC, *made.filled(values), prepared=planned_once)
        return pagination.to_page(rows, ordering, cursor, size)

    def then(self, narrowing: Narrowing, as_of: int, parameters: QueryDict) -> RecordPage:
        """As of a publication number: every match, by date or by publication."""
        orderings = {
            name: ordering
            for name, ordering in self.orderings.items()
            if name not in {HARVEST, RELEVANCE.name}
        }
        ordering, cursor = pagination.choose_ordering(parameters, orderings, self.default_ordering)
        size = pagination.page_size(parameters)
        return fetch_page_of_then(narrowing, ordering, cursor, size, as_of, PUBLIC)

    def ranked(self, narrowing: Narrowing, parameters: QueryDict) -> RecordPage | None:
        """A search by relevance; None when another order is asked for."""
        default = RELEVANCE.name if narrowing.words else self.default_ordering
        ordering, cursor = pagination.choose_ordering(parameters, self.orderings, default)
        if ordering is not RELEVANCE:
            return None
        if narrowing.is_named:  # and nothing is more so than another
            of_other_order = parameters.copy()
            del of_other_order["ordering"]
            return self.sorted(narrowing, of_other_order)
        if not narrowing.words:
            raise BadParameters({"ordering": ["Relevance to what? Say it with `q`."]})
        size = pagination.page_size(parameters)
        filtering = filtering_of(narrowing)
        others = {name: value for name, value in narrowing.given.items() if name != "q"}
        within = None
        if filtering is None:
            within = narrow(self.get_queryset(), others, narrowing.filters)
        return fetch_ranked_page(
            narrowing.words,
            within,
            PUBLIC,
            cursor,
            size,
            filtering=filtering if others else None,
        )

    def harvest(self, parameters: QueryDict) -> RecordPage:
        """Everything after a publication number; what was withdrawn comes as what is left of it."""
        since = parameters.get("since", "")
        if not (since.isascii() and since.isdigit() and len(since) <= 18):
            raise BadParameters({"since": ["Say a publication number: 0, or one that you got."]})
        if parameters.get("ordering", HARVEST) != HARVEST:
            raise BadParameters({"ordering": ["With `since`, it is that of publication."]})
        claims = self.to_harvest(parameters)
        by_publication = {HARVEST: self.orderings[HARVEST]}
        ordering, cursor = pagination.choose_ordering(parameters, by_publication, HARVEST)
        # A page's end may have been read on another server than the next page is.
        reached = max(int(since), cursor.values[0] if cursor else 0)
        self.life = life_of_harvest(reached, PUBLIC)
        size = pagination.page_size(parameters)
        return pagination.fetch_page(claims, ordering, cursor, size)

    def to_harvest(self, parameters: QueryDict) -> QuerySet[PublicClaim]:
        claims = self.filter_queryset(PublicClaim.objects.using(PUBLIC))
        return claims.filter(publication__gt=int(parameters.get("since", "")))

    def count(self, parameters: QueryDict) -> bytes:
        """With `since`, how many there are to harvest."""
        if "since" in parameters:
            return bounded_count(PUBLIC, self.to_harvest(parameters))
        if self.as_of is None:
            return bounded_count(PUBLIC, self.asked.narrow(self.get_queryset()))
        unchanged, changed = unchanged_since(self.as_of, PUBLIC), changed_since(self.as_of, PUBLIC)
        return bounded_count(
            PUBLIC,
            self.asked.narrow(unchanged, of_then=True),
            self.asked.narrow(changed, of_then=True),
        )

    def render(self, page: RecordPage) -> bytes:
        parameters = self.request.query_params
        records = page.records
        if fields := chosen_fields(parameters):
            page = replace(page, records=[only(record, fields) for record in page.records])
        body = super().render(page)
        if is_count_wanted(parameters):
            body = b'%b, "count": %b}' % (body[:-1], self.count(parameters))
        if is_highlight_wanted(parameters):
            body = b'%b, "highlights": %b}' % (body[:-1], highlights(records, self.asked.words))
        if self.as_of is not None:
            body = b'%b, "as_of": %d, "withdrawn_since": %b}' % (
                body[:-1],
                self.as_of,
                withdrawn_then(self.as_of, PUBLIC) if self.withdrawn else NONE_WITHDRAWN,
            )
            if self.asked.words:
                body = b'%b, "words": %b}' % (body[:-1], words_then(parameters, rules_version()))
        if "since" not in parameters:
            return body
        publication = page.last[0] if page.last else int(parameters["since"])
        return b'%b, "publication": %d, "life": "%b"}' % (
            body[:-1],
            publication,
            self.life.encode(),
        )


@lru_cache(maxsize=1_000)
def _page_statement(
    filters: Filters,
    form: FilterForm,
    ordering: Ordering,
    backwards: bool | None,
    size: int,
) -> Statement:
    """Of a page narrowed by those filters that are given; `backwards` is None without a cursor."""
    listed = ClaimViewSet.queryset
    cursor = None
    if backwards is not None:
        cursor = Cursor(ordering.name, tuple(map(Given, ordering.columns)), backwards)
    return statement(
        pagination.page_query(
            listed.annotate(**STATE_COLUMNS),
            ordering,
            cursor,
            size,
            also=tuple(STATE_COLUMNS),
            among=[narrow(listed, places, filters) for places in branches(form)] if form else (),
        )
    )
