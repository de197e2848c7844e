"""The API's schema, and a page to read it on that is made of our own files alone."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.renderers import StaticHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class SchemaView(SpectacularAPIView):
    """OpenAPI 3.1: JSON, or YAML for whoever asks for `application/yaml`."""

    renderer_classes = [
        OpenApiJsonRenderer2,
        OpenApiJsonRenderer,
        OpenApiYamlRenderer,
        OpenApiYamlRenderer2,
    ]

    def _get_schema_response(self, request: Request) -> Response:
        """In English, whatever language is asked for: it is a contract, and there is one."""
        with translation.override("en"):
            response: Response = super()._get_schema_response(request)  # type: ignore[no-untyped-call]
        return response


class DocsView(APIView):
    """Swagger UI. The page that drf-spectacular brings sets a cookie and has styles inline, which
    our Content-Security-Policy forbids."""

    renderer_classes = (StaticHTMLRenderer,)

    @extend_schema(exclude=True)
    def get(self, _request: Request) -> HttpResponse:
        title = settings.SPECTACULAR_SETTINGS["TITLE"]
        return HttpResponse(render_to_string("api/docs.html", {"title": title}))

    def options(self, _request: Request) -> HttpResponse:  # type: ignore[override]
        """What is allowed; REST framework would describe the view, in JSON that is called HTML."""
        return HttpResponse(status=204)
