"""Every address of the site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from factcheck.api.factchecktools import claims_search
from factcheck.health import health, public_health
from factcheck.mcp.views import mcp
from factcheck.site.urls import machine, pages

# The pages in the desk's own language have the short addresses, their translations `/en/…`.
OTHER_LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]

urlpatterns = [
    path("api/v1/", include("factcheck.api.urls")),  # first: most is asked of it
    path("admin/claims/moving/", include("claims.admin.moving.urls")),
    path("admin/claims/reader/", include("claims.admin.reader.urls")),
    path("admin/", admin.site.urls),
    path("health/", health, name="health"),
    path("health/public/", public_health, name="health-public"),
    path("v1alpha1/claims:search", claims_search, name="claims-search"),
    path("mcp", mcp, name="mcp"),
    path("", include((pages, "site"), namespace=settings.LANGUAGE_CODE)),
    *(path(f"{code}/", include((pages, "site"), namespace=code)) for code in OTHER_LANGUAGES),
    *(path(f"{code}/", include("claims.urls")) for code in OTHER_LANGUAGES),
    path("", include("claims.urls")),
    *machine,
]

handler400 = "factcheck.api.errors.bad_request"
handler404 = "factcheck.api.errors.not_found"
handler500 = "factcheck.api.errors.server_error"
