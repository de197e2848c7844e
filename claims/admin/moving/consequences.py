"""Before a new text is taken: how many claims stand, were moved, say something else, are gone."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from claims.admin.moving.words import counts, findings_in_words, reading
from claims.moving.deciding import would_become
from claims.moving.mapping import IS_GONE, SAYS_ELSE
from corpus.admin.consequences import shows_consequence, tells_consequence
from corpus.models import Document

_TOLD_MAX_CLAIMS = 20


@shows_consequence
def of_new_text(request: HttpRequest, document: Document, text: str) -> SafeString:
    """Nothing where no claim stands on the document, or the user may see none."""
    if not request.user.has_perm("claims.view_claim"):
        return SafeString()
    everything = would_become(document, text)
    if not everything:
        return SafeString()
    told = [each for each in everything if each.fate.group in {SAYS_ELSE, IS_GONE}]
    context = {
        "document": document,
        "total": len(everything),
        "counts": counts(everything),
        "told": [
            (
                each.claim,
                each.claim.quote,
                reading(each.fate, text),
                findings_in_words(each.fate.findings),
            )
            for each in told[:_TOLD_MAX_CLAIMS]
        ],
        "more": len(told) > _TOLD_MAX_CLAIMS,
    }
    return render_to_string("admin/claims/moving/consequences.html", context, request)


@tells_consequence
def of_new_text_in_words(document: Document, text: str) -> list[str]:
    everything = would_become(document, text)
    return [each.sentence for each in counts(everything)] if everything else []
