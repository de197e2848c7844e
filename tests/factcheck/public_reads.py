"""Claims in every state, and every address at which the public reads about them."""

from collections.abc import Iterator
from urllib.parse import quote

from claims.changing.merging import approve_merge
from claims.exports.registry import TABLES
from claims.models import CorrectionRequest, PublicLife
from claims.publication import corrections, publishing
from tests.factories import (
    AT,
    make_assessment,
    make_claim,
    make_document,
    make_quantity,
    make_relation,
    make_revision,
    make_section,
    make_speaker,
    make_topic,
    make_user,
)
from tests.merges import make_merge
from tests.published import SITE, make_checked
from tests.site_pages import make_site_text, make_site_text_version

# In everything that the public must not see.
SECRET = "HEMLIGT"


class World:
    """Claims in every state, and around them what nobody but the desk may see."""

    def __init__(self) -> None:
        self.editor = editor = make_user(f"{SECRET}-redaktör", email=f"{SECRET}@desk.example")
        self.topic = make_topic()
        document = make_document(full_text_public=True, rights_note="Fri.")
        revision = make_revision(document=document)
        self.checked = make_checked(
            revision=revision, section=make_section(revision), topics=[self.topic]
        )
        make_quantity(self.checked)
        self.corrected, self.withdrawn = make_claim(revision=revision), make_claim()
        make_quantity(self.corrected)
        self.document, self.speaker = document, self.checked.speaker
        # The source has another text by now, on which a claim stands.
        self.on_newer = make_claim(revision=make_revision(document=document))
        claims = [self.checked, self.corrected, self.withdrawn, self.on_newer]
        make_relation(claim=self.checked, other=self.corrected)
        publishing.publish(claims, by=editor, at=AT)
        self.corrected.statement = "Placeringarna kostade 612 miljoner kronor."
        self.corrected.save()
        publishing.correct([self.corrected], by=editor, at=AT, note="Rättat belopp.")
        publishing.withdraw([self.withdrawn], by=editor, at=AT, reason="Fel talare.")
        self.request = self._ask_for_a_correction()
        corrections.answer(
            self._ask_for_a_correction(),
            by=editor,
            at=AT,
            outcome="declined",
            text="Nej, så är det.",
        )
        self._merge_two_speakers()
        # A test that commits begins without the life that the migrations made.
        PublicLife.objects.create(token=make_user().username, first_publication=1, last_before=0)
        # What is being worked on: a new claim, and a published one.
        self.draft = make_claim(
            statement=f"{SECRET} utkast.",
            speaker=make_speaker(f"{SECRET} talare"),
            date_edtf="2023",
        )
        make_assessment(summary=f"{SECRET} bedömning", author=editor)
        make_site_text_version(make_site_text("about", body_sv="Vi är tre."))
        make_site_text("about", body_sv=f"{SECRET} utkast")
        make_site_text("method", body_sv=f"{SECRET} utkast")
        self.checked.statement = f"{SECRET} ändring."
        self.checked.save()

    def _merge_two_speakers(self) -> None:
        """The id of the one that goes leads on."""
        merge = make_merge()
        approve_merge(merge, by=make_user(), at=AT)

    def _ask_for_a_correction(self) -> CorrectionRequest:
        version = self.checked.versions.get()
        return corrections.receive(
            version,
            message=f"{SECRET} meddelande",
            name=f"{SECRET} avsändare",
            email=f"{SECRET}@reader.example",
            address="192.0.2.1",
            at=AT,
        )

    def addresses(self) -> Iterator[tuple[int, str]]:
        """What the public reads, each with the status that it is answered with."""
        claim, document = self.checked.public_id, self.document.public_id
        speaker, withdrawn = self.speaker.public_id, self.withdrawn.public_id
        for path in ("", "schema/", "docs/", "claimreview/", "corrections/"):
            yield 200, f"/api/v1/{path}"
        for path in ("docs/sv/", "docs/api.md", "parties/", "parties/M/", "stats/"):
            yield 200, f"/api/v1/{path}"
        for path in ("stats/?by=speaker,year&as_of=1", "claims/?as_of=1", "claims.csv?as_of=1"):
            yield 200, f"/api/v1/{path}"
        yield 200, "/?as_of=1"
        for name in TABLES:
            yield 200, f"/api/v1/{name}.xlsx"
        for query in (
            *(
                "",
                "page_size=1",
                "since=0",
                "fields=id,quote",
                "q=placering",
                "q=placering&ordering=-date",
                "kind=rule",
            ),
            f"kind=rule&speaker={speaker}&document={document}&topic={self.topic.pk}&party=M",
            "amount_min=1&unit=SEK&date_after=2020-01-01&published_since=2020-01-01",
        ):
            yield 200, f"/api/v1/claims/?{query}"
        for query in ("", "q=placering", f"kind=rule&speaker={speaker}&rating=half_true"):
            yield 200, f"/api/v1/claims.csv?{query}"
            yield 200, f"/api/v1/claims.jsonl?{query}"
        for table in TABLES:
            yield 200, f"/api/v1/{table}.csv?dialect=excel-sv"
        yield 200, "/llms.txt"
        yield 405, "/mcp"  # it is asked by POST
        yield 200, "/api/v1/exports/"
        asked = "text=Placeringarna+kostade+Stockholm+640+miljoner+kronor."
        yield 200, f"/api/v1/match/?{asked}"
        for language in ("", "/en"):
            yield 200, f"{language}/checked/"
            yield 200, f"{language}/checked/?{asked}"
        yield 404, "/api/v1/exports/factcheck-1-20240301T120000Z/claims.parquet"
        yield 200, f"/api/v1/claims/{claim}/"
        yield 410, f"/api/v1/claims/{withdrawn}/"
        yield 404, f"/api/v1/claims/{self.draft.public_id}/"
        yield 200, f"/api/v1/claims/{self.corrected.public_id}/versions/"
        yield 200, f"/api/v1/claims/{claim}/relations/"
        yield 200, f"/api/v1/claims/{claim}/claimreview/"
        yield 404, f"/api/v1/claims/{self.corrected.public_id}/claimreview/"
        for kind, name in (
            ("documents", document),
            ("speakers", speaker),
            ("topics", self.topic.pk),
            ("ratings", "half_true"),
        ):
            yield 200, f"/api/v1/{kind}/"
            yield 200, f"/api/v1/{kind}/{name}/"
        yield 404, f"/api/v1/speakers/{self.draft.speaker.public_id}/"
        yield 200, f"/api/v1/documents/{document}/annotations/"
        yield 200, f"/api/v1/documents/{document}/revisions/1/"
        yield 404, f"/api/v1/documents/{document}/revisions/3/"
        yield 200, f"/api/v1/documents/{document}/annotations/?after=1"
        for query in ("query=placering", "reviewPublisherSiteFilter=127.0.0.1&maxAgeDays=100000"):
            yield 200, f"/v1alpha1/claims:search?{query}"
        for language in ("", "/en"):
            yield 200, f"{language}/"
            for query in ("", "?q=placering", "?kind=quantity&party=M", "?kind=rule&kind=quantity"):
                yield 200, f"{language}/claims/{query}"
                yield 200, f"{language}/checks/{query}"
            for path in (
                *("topics", "speakers", "parties", "documents", "verdicts", "years", "data"),
                *("corrections", f"topics/{self.topic.pk}", "parties/M", "verdicts/half_true"),
                *("years/2023",),
                f"claims/{self.corrected.public_id}/compare",
            ):
                yield 200, f"{language}/{path}/"
            yield 200, f"{language}/claims/{claim}/"
            yield 200, f"{language}/claims/{self.corrected.public_id}/"
            yield 410, f"{language}/claims/{withdrawn}/"
            yield 404, f"{language}/claims/{self.draft.public_id}/"
            yield 200, f"{language}/claims/{self.corrected.public_id}/versions/1/"
            yield 200, f"{language}/speakers/{speaker}/"
            yield 200, f"{language}/documents/{document}/"
            yield 200, f"{language}/documents/{document}/revisions/1/"
            for page in ("method/", "about/", "charts/", "picture.png", "embed/newest/"):
                yield 200, f"{language}/{page}"
            for chart in ("months", "amounts", f"documents/{document}"):
                for kind in ("/", ".svg", ".png", ".csv", ".json"):
                    yield 200, f"{language}/charts/{chart}{kind}"
                yield 200, f"{language}/embed/charts/{chart}/"
            for status, name in ((200, claim), (410, withdrawn), (404, self.draft.public_id)):
                yield status, f"{language}/embed/claims/{name}/"
                yield status, f"{language}/claims/{name}/versions/1/picture.png"
                found = 404 if status == 404 else 200
                address = quote(f"{SITE}{language}/claims/{name}/", safe="")
                yield found, f"/oembed.json?url={address}"
                yield found, f"/oembed.xml?url={address}"
                yield found, f"/oembed?format=xml&url={address}"
            yield 200, f"{language}/embed/speakers/{speaker}/"
            yield 200, f"{language}/embed/topics/{self.topic.pk}/"
            yield 200, f"{language}/embed/parties/M/"
            yield 200, f"{language}/embed/claims/?party=M"
            yield 200, f"{language}/embed/checks/"
        of_some = (f"speakers/{speaker}", f"topics/{self.topic.pk}", "parties/M")
        for feed in ("claims", "checks", "corrections", *of_some):
            yield 200, f"/feeds/{feed}.atom"
        for path in ("robots.txt", "sitemap.xml", "sitemap-claims-sv.xml", "health/public/"):
            yield 200, f"/{path}"
        for kind in ("speakers", "documents"):
            yield 200, f"/sitemap-{kind}-en.xml"
