from django.urls import path
from rest_framework.routers import SimpleRouter

from factcheck.api import references
from factcheck.api.annotations import AnnotationsView
from factcheck.api.claimreview import ClaimReviewFeedView, ClaimReviewView
from factcheck.api.claims import ClaimViewSet
from factcheck.api.csv import TABLE_VIEWS, WORKBOOK_VIEWS, ClaimsJsonLinesView
from factcheck.api.documentation import DocsView, SchemaView
from factcheck.api.exports import ExportFileView, ExportsView
from factcheck.api.introduction import ContractView, IntroductionView
from factcheck.api.match import MatchView
from factcheck.api.relations import RelationsView
from factcheck.api.revisions import RevisionView
from factcheck.api.statistics import StatisticsView
from factcheck.api.versions import CorrectionViewSet, VersionsView

router = SimpleRouter()
router.register("claims", ClaimViewSet, basename="claim")
router.register("documents", references.DocumentViewSet, basename="document")
router.register("speakers", references.SpeakerViewSet, basename="speaker")
router.register("parties", references.PartyViewSet, basename="party")
router.register("topics", references.TopicViewSet, basename="topic")
router.register("ratings", references.RatingViewSet, basename="rating")

urlpatterns = [
    *router.urls,  # first: most is asked of claims
    path("", references.RootView.as_view(), name="api-root"),
    *(
        path(f"{name}.csv", view.as_view(), name=f"{name}-csv")
        for name, view in TABLE_VIEWS.items()
    ),
    *(
        path(f"{name}.xlsx", view.as_view(), name=f"{name}-xlsx")
        for name, view in WORKBOOK_VIEWS.items()
    ),
    path("claims.jsonl", ClaimsJsonLinesView.as_view(), name="claims-jsonl"),
    path("stats/", StatisticsView.as_view(), name="statistics"),
    path("exports/", ExportsView.as_view(), name="exports"),
    path("exports/<str:name>/<str:file>", ExportFileView.as_view(), name="export-file"),
    path("corrections/", CorrectionViewSet.as_view({"get": "list"}), name="corrections"),
    path("claims/<str:id>/versions/", VersionsView.as_view(), name="claim-versions"),
    path("claims/<str:id>/relations/", RelationsView.as_view(), name="claim-relations"),
    path("claims/<str:pk>/claimreview/", ClaimReviewView.as_view(), name="claim-review"),
    path("claimreview/", ClaimReviewFeedView.as_view(), name="claim-reviews"),
    path("documents/<str:pk>/annotations/", AnnotationsView.as_view(), name="annotations"),
    path("documents/<str:pk>/revisions/<str:number>/", RevisionView.as_view(), name="revision"),
    path("match/", MatchView.as_view(), name="match"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    path("docs/api.md", ContractView.as_view(), name="contract"),
    path("docs/<str:language>/", IntroductionView.as_view(), name="introduction"),
]
