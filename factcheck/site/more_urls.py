"""The addresses of texts, charts, pictures and cards. See `urls.py`, which registers what stands
in angle brackets."""

from django.urls import URLPattern, path, register_converter

from factcheck.site.charts import views as charts
from factcheck.site.charts.files import FILES
from factcheck.site.embed import cards
from factcheck.site.embed.oembed import oembed
from factcheck.site.pictures import views as pictures
from factcheck.site.texts import views as texts


class ChartFileKind:
    regex = "|".join(FILES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ChartFileKind, "chart_file")


def more_pages() -> list[URLPattern]:
    claim = "claims/<public_id:public_id>/"
    document = "charts/documents/<public_id:public_id>"
    return [
        path("method/", texts.method, name="method"),
        path("about/", texts.about, name="about"),
        path("charts/", charts.index, name="charts"),
        path("charts/months/", charts.months, name="chart-months"),
        path("charts/months.<chart_file:kind>", charts.months_file, name="chart-months-file"),
        path("charts/amounts/", charts.amounts, name="chart-amounts"),
        path("charts/amounts.<chart_file:kind>", charts.amounts_file, name="chart-amounts-file"),
        path(f"{document}/", charts.document, name="chart-document"),
        path(f"{document}.<chart_file:kind>", charts.document_file, name="chart-document-file"),
        path("picture.png", pictures.site, name="site-picture"),
        path(
            f"{claim}versions/<version_number:number>/picture.png",
            pictures.claim,
            name="claim-picture",
        ),
        path(f"embed/{claim}", cards.claim, name="embed-claim"),
        path("embed/claims/", cards.chosen_claims, name="embed-claims"),
        path("embed/checks/", cards.chosen_checks, name="embed-checks"),
        path("embed/newest/", cards.newest, name="embed-newest"),
        path("embed/speakers/<public_id:public_id>/", cards.speaker, name="embed-speaker"),
        path("embed/topics/<slug:slug>/", cards.topic, name="embed-topic"),
        path("embed/parties/<party_code:code>/", cards.party, name="embed-party"),
        path("embed/charts/months/", cards.months, name="embed-chart-months"),
        path("embed/charts/amounts/", cards.amounts, name="embed-chart-amounts"),
        path(f"embed/{document}/", cards.document, name="embed-chart-document"),
    ]


def more_machine() -> list[URLPattern]:
    return [
        path("oembed", oembed(None), name="oembed"),
        path("oembed.json", oembed("json"), name="oembed-json"),
        path("oembed.xml", oembed("xml"), name="oembed-xml"),
    ]
