"""The addresses of moving, all under `/admin/claims/moving/`."""

from django.urls import path

from claims.admin.moving import comparing, page

app_name = "moving"

urlpatterns = [
    path("<slug:public_id>/", page.document, name="document"),
    path("<slug:public_id>/compare/", comparing.compare_texts, name="compare"),
]
