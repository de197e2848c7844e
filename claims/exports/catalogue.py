"""`dcat.jsonld` (DCAT-AP 3.0): the dataset as national and European data portals harvest it."""

from collections.abc import Iterable, Sequence
from typing import Final

from claims.exports.descriptor import DESCRIPTION, LICENCE, Edition, Json
from claims.exports.shelf import File
from claims.publication.shapes import API_ROOT

NAME: Final = "dcat.jsonld"

_EU: Final = "http://publications.europa.eu/resource/authority"
_IANA: Final = "https://www.iana.org/assignments/media-types"
_CONTEXT: Final[Json] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Media type and the EU's name of each kind of file, by its ending.
_FORMATS: Final = {
    "zip": ("application/zip", "ZIP"),
    "parquet": ("application/vnd.apache.parquet", "PARQUET"),
}
_TITLES: Final = {
    "zip": "Data package: all tables as CSV, all records as JSON Lines",
    "parquet": "Table as Parquet",
}
_TITLE: Final = (("Granskade påståenden", "sv"), ("Checked claims", "en"))
_KEYWORDS: Final = (("faktagranskning", "sv"), ("fact-checking", "en"), ("ClaimReview", "en"))


def catalogue(edition: Edition, files: Sequence[tuple[str, File | None]]) -> Json:
    """A catalogue of one dataset; the files by their addresses, the package first. Of what can't be
    known yet, as of a package within itself, None stands in place of size and SHA-256."""
    api = f"{edition.homepage}{API_ROOT}"
    exports = f"{api}exports/"
    publisher = {
        "@id": f"{edition.homepage}/#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _in_swedish(edition.publisher),
        "foaf:homepage": _typed(f"{edition.homepage}/", "foaf:Document"),
    }
    dataset = {
        "@id": f"{exports}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{exports}#dataset",
        "dct:title": _texts(_TITLE),
        "dct:description": _texts([(DESCRIPTION, "en")]),
        "dct:publisher": publisher,
        "dcat:contactPoint": {
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": edition.publisher,
            "vcard:hasURL": {"@id": f"{edition.homepage}/"},
        },
        "dcat:keyword": _texts(_KEYWORDS),
        "dcat:theme": _typed(f"{_EU}/data-theme/GOVE", "skos:Concept")
        | {"skos:prefLabel": _texts([("Government and public sector", "en")])},
        "dct:language": _languages(),
        "dct:accessRights": _typed(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _typed(f"{_EU}/frequency/DAILY", "dct:Frequency"),
        "dct:modified": _moment(edition),
        "dcat:version": f"{edition.schema_version}.{edition.publication}",
        "dcat:landingPage": _typed(f"{edition.homepage}/", "foaf:Document"),
        "dcat:distribution": [_distribution(edition, *each) for each in files],
    }
    service = {
        "@id": api,
        "@type": "dcat:DataService",
        "dct:title": _texts([("API: published claims as JSON and CSV", "en")]),
        "dcat:endpointURL": _typed(api, "rdfs:Resource"),
        "dcat:endpointDescription": _typed(f"{api}schema/", "rdfs:Resource"),
        "dcat:servesDataset": {"@id": dataset["@id"]},
        "dct:license": _licence(),
        "dct:accessRights": _typed(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
    }
    return {
        "@context": _CONTEXT | {"rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
        "@id": f"{exports}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _in_swedish(edition.publisher),
        "dct:description": _texts([("Published claims and their checks.", "en")]),
        "dct:publisher": {"@id": publisher["@id"]},
        "dct:language": _languages(),
        "dct:license": _licence(),
        "dct:modified": _moment(edition),
        "foaf:homepage": _typed(f"{edition.homepage}/", "foaf:Document"),
        "dcat:dataset": dataset,
        "dcat:service": service,
    }


def _distribution(edition: Edition, url: str, file: File | None) -> Json:
    name = url.rpartition("/")[2]
    ending = name.rpartition(".")[2]
    media_type, eu_name = _FORMATS[ending]
    title = _TITLES[ending] if ending == "zip" else f"{_TITLES[ending]}: {name}"
    found: Json = {
        "@id": f"{url}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": _texts([(title, "en")]),
        "dcat:accessURL": _typed(f"{edition.homepage}{API_ROOT}exports/", "rdfs:Resource"),
        "dcat:downloadURL": _typed(url, "rdfs:Resource"),
        "dcat:mediaType": _typed(f"{_IANA}/{media_type}", "dct:MediaType"),
        "dct:format": _typed(f"{_EU}/file-type/{eu_name}", "dct:MediaTypeOrExtent"),
        "dct:license": _licence(),
        "dct:issued": _moment(edition),
    }
    if file:
        found["dcat:byteSize"] = {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"}
        found["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {
                "@id": "spdx:checksumAlgorithm_sha256",
                "@type": "spdx:ChecksumAlgorithm",
            },
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        }
    return found


def _licence() -> Json:
    return _typed(f"{_EU}/licence/CC_BY_4_0", "dct:LicenseDocument") | {
        "rdfs:seeAlso": {"@id": LICENCE["path"]}
    }


def _languages() -> list[Json]:
    return [_typed(f"{_EU}/language/{name}", "dct:LinguisticSystem") for name in ("SWE", "ENG")]


def _moment(edition: Edition) -> Json:
    return {"@value": f"{edition.created:%Y-%m-%dT%H:%M:%SZ}", "@type": "xsd:dateTime"}


def _typed(address: str, kind: str) -> Json:
    return {"@id": address, "@type": kind}


def _texts(said: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"@value": text, "@language": language} for text, language in said]


def _in_swedish(text: str) -> list[Json]:
    return _texts([(text, "sv")])
