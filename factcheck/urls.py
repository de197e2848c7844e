"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("factcheck.api.urls")),
]

handler400 = "factcheck.api.errors.bad_request"
handler404 = "factcheck.api.errors.not_found"
handler500 = "factcheck.api.errors.server_error"
