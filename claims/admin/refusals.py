"""What an editor is told when the database refuses to save.

Forms check every rule first. This is the net below them: a rule that two people broke together
(one deletes what the other picks), or one that a form has forgotten.
"""

from django.db import Error
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# constraint → sentence
SENTENCES = {
    "claim_quote_in_source": gettext_lazy("The quote does not stand at this place in the source."),
    "claim_span_in_order": gettext_lazy("The quote must not be empty."),
    "claim_span_in_section": gettext_lazy("The quote reaches outside its section."),
    "claim_quote_and_statement_given": gettext_lazy("A claim needs a quote and a statement."),
    "claim_dates_in_order": gettext_lazy("The claim's date ends before it begins."),
    "claim_role_is_the_speakers": gettext_lazy("The role belongs to another speaker."),
    "claim_speaker_exists": gettext_lazy("The speaker has been deleted meanwhile."),
    "claim_section_is_the_revisions": gettext_lazy("The section belongs to another text."),
    "claim_past_review_has_assessment": gettext_lazy(
        "A claim that is in review or checked keeps its assessment."
    ),
    "claim_verdict_approved": gettext_lazy(
        "A checked claim needs an approved assessment with a rating; one that is not checkable "
        "needs an approved assessment without a rating."
    ),
    "voice_role_is_the_speakers": gettext_lazy("A role belongs to another speaker."),
    "voice_speaker_once": gettext_lazy("Somebody is named twice in the same capacity."),
    "voice_one_authority_and_one_reporter": gettext_lazy(
        "A claim has at most one cited authority and one who reported it."
    ),
    "quantity_in_quote": gettext_lazy("A quantity does not stand in the quote."),
    "quantity_range_in_order": gettext_lazy("An upper value must be above the value."),
    "quantity_unit_known": gettext_lazy("A unit is not known."),
    "quantity_text_given": gettext_lazy("A quantity needs its words from the quote."),
    "relation_once": gettext_lazy("The same relation is given twice."),
    "relation_to_another_claim": gettext_lazy("A claim has no relation to itself."),
    "assessment_four_eyes": gettext_lazy("Whoever submitted an assessment can't approve it."),
    "assessment_kept_once_approved": gettext_lazy(
        "The assessment is approved: it and its evidence stay as they are until it is sent back."
    ),
    "assessment_approved_has_summary": gettext_lazy("An approved assessment keeps its summary."),
    "assessment_approved_rating_is_explained": gettext_lazy(
        "An approved rating keeps its explanation."
    ),
    "evidence_position_unique": gettext_lazy(
        "Somebody else added evidence at the same moment: save again."
    ),
    "evidence_complete": gettext_lazy(
        "Evidence needs a web address (http or https), a title and a summary."
    ),
    "rating_kept_once_used": gettext_lazy(
        "A verdict on this scale has been approved or published, so that it never changes: make "
        "a new version of it."
    ),
    "rating_slug_unique": gettext_lazy("The scale has two ratings with the same id."),
    "rating_slug_form": gettext_lazy("A rating's id is written in a–z with underscores."),
    "rating_defined": gettext_lazy("A rating needs a label and a definition in both languages."),
    "rating_scale_values_in_order": gettext_lazy(
        "The worst value is at least 1, and the best value above it."
    ),
    "role_unique": gettext_lazy("The speaker has this role already."),
    "role_title_given": gettext_lazy("A role needs a title."),
    "speaker_wikidata_unique": gettext_lazy("Another speaker has this Wikidata id."),
    "topic_id_and_names_given": gettext_lazy(
        "A topic's id is written in a–z, digits and hyphens, and it needs both names."
    ),
    "version_never_changes": gettext_lazy("What was published never changes and is never deleted."),
    "version_number_unique": gettext_lazy(
        "Somebody else published the same claim at the same moment."
    ),
    "version_follows_version": gettext_lazy(
        "Somebody else published the same claim at the same moment."
    ),
    "corpus_issuedid_pkey": gettext_lazy("The new id was taken by chance: save again."),
}

# The errors that the database raises for a row that breaks a rule, and Django for one still needed.
Refusal = Error | ProtectedError | RestrictedError


def sentence(error: Refusal) -> str:
    """What the refusal means, and that nothing is lost."""
    return _("This was not saved. %(why)s") % {"why": _why(error)}


def _why(error: Refusal) -> str:
    if isinstance(error, ProtectedError | RestrictedError):
        return _("Something that was to be deleted is in use.")
    diagnosis = getattr(error.__cause__, "diag", None)
    name: str = getattr(diagnosis, "constraint_name", None) or ""
    if name in SENTENCES:
        return str(SENTENCES[name])
    return _("A rule of the database forbids it: %(rule)s.") % {
        "rule": name or getattr(diagnosis, "message_primary", None) or str(error)
    }
