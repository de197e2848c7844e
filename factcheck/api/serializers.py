"""The shapes of the public records, for the schema. The records themselves are finished JSON,
made by `claims/publication/record.py`; a test holds the two together.
"""

from typing import Any

from rest_framework import serializers as s

from claims.models import Claim, ClaimVersion, Evidence, Quantity, Speaker
from corpus.models import Document


class VoiceSerializer(s.Serializer[Any]):
    """Somebody as they stand in a claim: with the party and the role held then."""

    id = s.CharField()
    name = s.CharField()
    kind = s.ChoiceField(Speaker.Kind.choices)
    party = s.CharField(allow_null=True)
    role = s.CharField(allow_null=True)


class DateSerializer(s.Serializer[Any]):
    """An uncertain date: EDTF (ISO 8601-2), and the days between which it lies."""

    edtf = s.CharField()
    earliest = s.DateField()
    latest = s.DateField()
    evidence = s.CharField(allow_null=True)


class OpenDateSerializer(DateSerializer):
    earliest = s.DateField(allow_null=True)
    latest = s.DateField(allow_null=True)


class SourceDocumentSerializer(s.Serializer[Any]):
    id = s.CharField()
    file = s.CharField(allow_null=True)
    title = s.CharField()
    kind = s.ChoiceField(Document.Kind.choices)
    publisher = s.CharField(allow_null=True)
    url = s.URLField(allow_null=True)


class SectionSerializer(s.Serializer[Any]):
    number = s.IntegerField()
    title = s.CharField()


class SourceSerializer(s.Serializer[Any]):
    """`start` and `end` count Unicode code points of the text with this SHA-256, half-open."""

    document = SourceDocumentSerializer()
    revision = s.IntegerField()
    sha256 = s.CharField()
    section = SectionSerializer(allow_null=True)
    start = s.IntegerField()
    end = s.IntegerField()
    prefix = s.CharField(allow_blank=True)
    suffix = s.CharField(allow_blank=True)
    page = s.IntegerField(allow_null=True)


class QuantitySerializer(s.Serializer[Any]):
    """A number in the quote: `value` (to `value_max`) as digits, exact to the last one."""

    text = s.CharField()
    value = s.CharField()
    value_max = s.CharField(allow_null=True)
    unit = s.CharField()
    qualifier = s.ChoiceField(Quantity.Qualifier.choices)
    period = s.CharField(allow_null=True)


class ClaimRatingSerializer(s.Serializer[Any]):
    id = s.CharField()
    label = s.CharField()  # type: ignore[assignment]
    value = s.IntegerField(allow_null=True)
    best = s.IntegerField()
    worst = s.IntegerField()
    scale_version = s.IntegerField()


class EvidenceSerializer(s.Serializer[Any]):
    """A protected source has no `url`, and `protected_reason` says why; else that is null."""

    url = s.URLField(allow_null=True)
    archive_url = s.URLField(allow_null=True)
    title = s.CharField()
    publisher = s.CharField(allow_null=True)
    published_on = s.CharField(allow_null=True)
    stance = s.ChoiceField(Evidence.Stance.choices)
    primary = s.BooleanField()
    summary = s.CharField()
    protected_reason = s.CharField(allow_null=True)


class AssessmentSerializer(s.Serializer[Any]):
    """Whole for a checked claim; for one that is not checkable, the summary alone."""

    summary = s.CharField()
    explanation = s.CharField(required=False)
    checked_at = s.DateTimeField(required=False, help_text="When a second person approved it.")
    checked_on = s.DateField(required=False, help_text="The day on which the check was made.")
    evidence = EvidenceSerializer(many=True, required=False)


class ClaimSerializer(s.Serializer[Any]):
    id = s.CharField()
    url = s.URLField()
    page_url = s.URLField(help_text="The claim's own page, for people.")
    version = s.IntegerField()
    published_at = s.DateTimeField()
    language = s.CharField()
    statement = s.CharField()
    headline = s.CharField(
        allow_null=True, help_text="The statement in at most 75 characters, where it has one."
    )
    quote = s.CharField()
    kind = s.ChoiceField(Claim.Kind.choices)
    topics = s.ListField(child=s.CharField())
    speaker = VoiceSerializer()
    cosigners = VoiceSerializer(many=True)
    cited_authority = VoiceSerializer(allow_null=True)
    reported_by = VoiceSerializer(allow_null=True)
    date = DateSerializer()
    source = SourceSerializer()  # type: ignore[assignment]
    quantities = QuantitySerializer(many=True)
    verification_status = s.ChoiceField(Claim.Status.choices)
    rating = ClaimRatingSerializer(allow_null=True)
    assessment = AssessmentSerializer(allow_null=True)


class WithdrawalSerializer(s.Serializer[Any]):
    at = s.DateTimeField()
    reason = s.CharField()


class WithdrawnSerializer(s.Serializer[Any]):
    """What is left of a withdrawn claim."""

    id = s.CharField()
    url = s.URLField()
    page_url = s.URLField()
    version = s.IntegerField()
    published_at = s.DateTimeField()
    withdrawn = WithdrawalSerializer()


class WithdrawnSinceSerializer(s.Serializer[Any]):
    """With `as_of`: what was public then and is withdrawn now."""

    count = s.IntegerField()
    claims = WithdrawnSerializer(many=True, help_text="The latest hundred.")


class NoticeSerializer(s.Serializer[Any]):
    """That a version was published, and what it was published with."""

    claim = s.CharField()
    url = s.URLField()
    page_url = s.URLField(help_text="The page of this version, for people.")
    version = s.IntegerField()
    kind = s.ChoiceField(ClaimVersion.Kind.choices)
    note = s.CharField(allow_null=True)
    published_at = s.DateTimeField()


class VersionSerializer(NoticeSerializer):
    """A version with the record as it was then."""

    record = ClaimSerializer()


class StatusCountsSerializer(s.Serializer[Any]):
    unverified = s.IntegerField()
    in_progress = s.IntegerField()
    in_review = s.IntegerField()
    checked = s.IntegerField()
    not_checkable = s.IntegerField()


class ClaimCountsSerializer(s.Serializer[Any]):
    """Public claims: those that the filter of the same name finds."""

    total = s.IntegerField()
    verification_status = StatusCountsSerializer()


class RoleSerializer(s.Serializer[Any]):
    title = s.CharField()
    organisation = s.CharField(allow_null=True)
    party = s.CharField(allow_null=True)
    period = s.CharField(allow_null=True)


class SpeakerSerializer(s.Serializer[Any]):
    id = s.CharField()
    url = s.URLField()
    page_url = s.URLField(help_text="The speaker's own page, for people.")
    name = s.CharField()
    kind = s.ChoiceField(Speaker.Kind.choices)
    party = s.CharField(allow_null=True)
    wikidata_id = s.CharField(allow_null=True)
    roles = RoleSerializer(many=True)
    claims = ClaimCountsSerializer()


class PartySerializer(s.Serializer[Any]):
    id = s.CharField(help_text="The party's code, as claims have it.")
    url = s.URLField()
    name = s.CharField(allow_null=True, help_text="In Swedish, where it is known.")
    claims = ClaimCountsSerializer()


class DocumentSerializer(s.Serializer[Any]):
    """`url` is the source's own address, `api_url` this record's."""

    id = s.CharField()
    api_url = s.URLField()
    page_url = s.URLField(help_text="The source's page here, for people.")
    file = s.CharField(allow_null=True)
    title = s.CharField()
    kind = s.ChoiceField(Document.Kind.choices)
    publisher = s.CharField(allow_null=True)
    byline = s.CharField(allow_null=True)
    reference = s.CharField(allow_null=True)
    language = s.CharField()
    url = s.URLField(allow_null=True)
    archived_url = s.URLField(allow_null=True)
    date = OpenDateSerializer(allow_null=True)
    retrieved_on = s.DateField(allow_null=True)
    rights_note = s.CharField(allow_null=True)
    full_text_public = s.BooleanField()
    revision = s.IntegerField()
    sha256 = s.CharField()
    length = s.IntegerField(help_text="Code points of the text.")
    claims = ClaimCountsSerializer()


class PageSerializer(s.Serializer[Any]):
    """`start` and `end` count code points of the text, half-open. A number may come back, and
    between two pages there may be text that is on none."""

    number = s.IntegerField()
    start = s.IntegerField()
    end = s.IntegerField()


class DocumentWithTextSerializer(DocumentSerializer):
    text = s.CharField(
        allow_null=True, help_text="The whole text, where the rights note allows it; else null."
    )
    pages = PageSerializer(
        many=True, allow_null=True, help_text="Of the text; null where it has none that are known."
    )


class TopicSerializer(s.Serializer[Any]):
    id = s.CharField()
    url = s.URLField()
    name_sv = s.CharField()
    name_en = s.CharField()
    claims = ClaimCountsSerializer()


class RatingSerializer(s.Serializer[Any]):
    id = s.CharField()
    url = s.URLField()
    label = s.CharField()  # type: ignore[assignment]
    label_en = s.CharField()
    definition = s.CharField()
    definition_en = s.CharField()
    value = s.IntegerField(allow_null=True, help_text="Null off the scale's line.")
    best = s.IntegerField()
    worst = s.IntegerField()
    scale_version = s.IntegerField()


class ParameterProblemSerializer(s.Serializer[Any]):
    parameter = s.CharField()
    detail = s.CharField()


class ProblemSerializer(s.Serializer[Any]):
    """What every failure answers with: problem details, RFC 9457."""

    type = s.CharField()
    title = s.CharField()
    status = s.IntegerField()
    detail = s.CharField()
    errors = ParameterProblemSerializer(many=True, required=False)  # type: ignore[assignment]
