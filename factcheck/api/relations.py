"""`claims/{id}/relations/`: the public claims that have to do with one."""

import json
from typing import Any

from django.http import Http404, HttpResponseBase
from drf_spectacular.utils import extend_schema
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import Claim, PublicClaim
from claims.publication.related import ALL_RELATIONS, related_keys
from claims.publication.shapes import to_json
from factcheck.api.conditional import tag_of_content, with_validators
from factcheck.api.filters import check_names
from factcheck.api.reading import PUBLIC
from factcheck.api.records import json_response
from factcheck.api.schema import PROBLEM_400, PROBLEM_404, listed
from factcheck.api.serializers import ClaimRatingSerializer, DateSerializer, VoiceSerializer

# What is told of the other claim; the rest is at its address.
_TOLD = (
    *("id", "url", "statement", "headline", "speaker", "date"),
    *("verification_status", "rating"),
)


class RelatedClaimSerializer(s.Serializer[Any]):
    """The beginning of a claim's record."""

    id = s.CharField()
    url = s.URLField()
    statement = s.CharField()
    headline = s.CharField(allow_null=True)
    speaker = VoiceSerializer()
    date = DateSerializer()
    verification_status = s.ChoiceField(Claim.Status.choices)
    rating = ClaimRatingSerializer(allow_null=True)


class RelationSerializer(s.Serializer[Any]):
    """This claim `repeats` that one, or is `repeated_by` it; `same_check`: one check is about both;
    `same_speaker_and_topic`: the newest few of those."""

    relation = s.ChoiceField([(name, name) for name in ALL_RELATIONS])
    claim = RelatedClaimSerializer()


class RelationsView(APIView):
    """What one claim has to do with others."""

    @extend_schema(
        operation_id="claims_relations",
        responses={200: listed(RelationSerializer), **PROBLEM_400, **PROBLEM_404},
    )
    def get(self, request: Request, id: str) -> HttpResponseBase:  # noqa: A002
        """Published claims that repeat, contradict, narrow or answer this one, or the other way
        round; those that share its check; and the newest by its speaker on its topics."""
        check_names(request.query_params, ())
        rows = PublicClaim.objects.using(PUBLIC).filter(withdrawn=False)
        found = None if "\x00" in id else rows.filter(id=id).values_list("pk", "body").first()
        if found is None:
            raise Http404(f"There is no record with the id “{id}” here.")
        keys = related_keys(found[0], json.loads(found[1]), PUBLIC)
        bodies = rows.filter(pk__in=[each.claim for each in keys]).values_list("pk", "body")
        records = {key: json.loads(body) for key, body in bodies}
        results = [
            {
                "relation": each.relation,
                "claim": {name: records[each.claim][name] for name in _TOLD},
            }
            for each in keys
            if each.claim in records
        ]
        body = to_json({"next": None, "previous": None, "results": results}).encode()
        return with_validators(request._request, json_response(body), tag_of_content(body))
