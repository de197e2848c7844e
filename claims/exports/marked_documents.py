"""A document's claims, with its text, for annotation tools: what the desk has, published or not."""

from django.conf import settings

from claims.exports.annotation_files.marked_texts import ExportedMark, ExportedText
from claims.models import Claim
from corpus.models import Document, Revision


class NoSuchText(LookupError):
    """There is no such document, or nobody may read it, or it has no text yet."""


def marked_document(public_id: str) -> tuple[ExportedText, int]:
    """The document's newest text with the claims in it, in its order, and how many claims stand on
    older texts. Raises NoSuchText."""
    document = Document.objects.filter(public_id=public_id, closed_at=None).first()
    newest = Revision.objects.filter(document=document).order_by("-number").first()
    if document is None or newest is None:
        raise NoSuchText(public_id)
    claims = Claim.objects.filter(revision__document=document)
    marks = [
        ExportedMark(claim.public_id, claim.start, claim.end, claim.kind, claim.statement)
        for claim in claims.filter(revision=newest).order_by("start", "end", "public_id")
    ]
    text = ExportedText(
        document.public_id,
        newest.text,
        newest.text_sha256,
        marks,
        settings.PUBLIC_BASE_URL,
        document.url,
    )
    return text, claims.exclude(revision=newest).count()
