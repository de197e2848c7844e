"""What machines ask for before anything else."""

from django.http import HttpRequest, HttpResponse

from factcheck.site.addresses import absolute
from factcheck.site.responses import public_page


@public_page
def robots(_request: HttpRequest) -> HttpResponse:
    lines = ("User-agent: *", "Disallow: /admin/", f"Sitemap: {absolute('/sitemap.xml')}", "")
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
