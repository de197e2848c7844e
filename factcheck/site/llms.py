"""`/llms.txt`: what is here for language models and those who build with them (llmstxt.org)."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from factcheck.site.addresses import absolute
from factcheck.site.responses import CACHE_CONTROL, public_page

_TEXT: Final = """\
# {desk}

> Claims that {desk} has published: each with its exact quote, who said it and when, and a verdict
> with its evidence where it was checked. In Swedish.

Cite a claim by its page and its version. A verdict holds for the claim as it is quoted, never for
one that is only similar. Texts and records are CC BY 4.0; sources remain their publishers'.

## For models

- [MCP]({mcp}): Model Context Protocol over HTTP, read-only, without a key: `search`, `get_claim`,
  `match_text`, `list_verdicts`

## API

- [API]({api}): read-only JSON, without a key
- [Contract]({contract}): parameters, errors, paging, promises
- [OpenAPI]({schema}): the whole of it for machines

## Data

- [Claims as CSV]({csv})
- [Claims as JSON Lines]({lines})
- [Exports]({exports}): Parquet and CSV with their data dictionary

## Pages

- [Checked claims]({checks})
- [Verdicts and what they mean]({verdicts})
- [Corrections]({corrections})
"""


@public_page
def llms(_request: HttpRequest) -> HttpResponse:
    names = {
        "mcp": "mcp",
        "api": "api-root",
        "contract": "contract",
        "schema": "schema",
        "csv": "claims-csv",
        "lines": "claims-jsonl",
        "exports": "exports",
        **{name: f"sv:{name}" for name in ("checks", "verdicts", "corrections")},
    }
    language = settings.LANGUAGE_CODE
    addresses = {
        key: absolute(reverse(name.replace("sv:", f"{language}:"))) for key, name in names.items()
    }
    text = _TEXT.format(desk=settings.DESK_NAME, **addresses)
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = CACHE_CONTROL
    return response
