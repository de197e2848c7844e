#!/usr/bin/env bash
# A text full of what programs count differently, with claims in it, through the annotation tools' own
# libraries, or the tools themselves (doccano, Hypothesis' client), and back: every id, place and
# character has to be what it was.
#
#   benchmarks/annotation_tools.sh        # needs Python 3.11, Node 20, a network, and Chromium
#
# Our own half runs in PYTHON (a virtual environment with the product's development dependencies).
set -euo pipefail

HERE="$(cd "$(dirname "$0")/.." && pwd)"
export PYTHON="${PYTHON:-$HERE/.venv/bin/python}"
export CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v google-chrome)}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT
mkdir "$FOLDER/out" "$FOLDER/again"

cat >"$FOLDER/ours.py" <<'PY'
"""`out`: write the files. `check`: read what came back, and compare it with what went out."""
import json
import sys
from pathlib import Path

from claims.exports.annotation_files.marked_texts import ExportedMark, ExportedText
from claims.exports.annotation_files.tools import TOOLS
from claims.imports.formats import read_table
from corpus.normalisation import normalise
from corpus.offset_units import OffsetUnit, places

folder = Path(sys.argv[2])
# As a source may have it: CRLF, accents of their own, emoji in three sizes, fixed spaces.
SOURCE = (
    "😀 Placeringarna kostade 640\u00a0miljoner kronor.\r\n\r\n"
    "Cafe\u0301et gick med 24\u202fmiljarder i underskott 👩‍👧 i fjol , q\u0323 sade hon.\r\n"
    "🇸🇪 Skatten ho\u0308js med 3,5\u00a0% ."
)
QUOTES = ("640\u00a0miljoner kronor", "24\u202fmiljarder i underskott", "sade hon", "Skatten höjs")
kept = normalise(SOURCE.encode())
marks = [
    ExportedMark(f"bcdfghj{n}", kept.text.index(q), kept.text.index(q) + len(q), "quantity", f"Nr {n}.")
    for n, q in enumerate(QUOTES, start=2)
]
text = ExportedText("dddddddd", kept.text, kept.text_sha256, marks, "https://fakta.example")
if sys.argv[1] == "out":
    for name, tool in TOOLS.items():
        (folder / "out" / f"{name}.{tool.ending}").write_bytes(tool.write(text))
    (folder / "out" / "text.json").write_text(json.dumps(kept.text))
    sys.exit()
for path in sorted((folder / "again").iterdir()):
    found = read_table(path.read_bytes())
    unit = OffsetUnit(found.unit or (found.note.details.get("unit", "UTF-16") if found.unit == "" and found.note else "UTF-16"))
    known = places(kept.text, OffsetUnit.UTF_16) if found.file_format == "annotations" else None
    seen = []
    for row in found.rows:
        cells = dict(zip(found.header, row.cells, strict=True))
        assert row.flaw is None, (path.name, row.flaw)
        if found.file_format == "hypothesis":  # placed by its quotes, with what stands around them
            around = cells["prefix"] + cells["quote"] + cells["suffix"]
            assert kept.text.count(around) == 1, (path.name, cells)
            start = kept.text.index(around) + len(cells["prefix"])
            end = start + len(cells["quote"])
        else:
            start, end = int(cells["span_start"]), int(cells["span_end"])
        if known:
            start, end = known[start], known[end]
        assert kept.text[start:end] == cells["quote"], (path.name, cells)
        seen.append((cells["id"], start, end, cells["quote"], cells["label"]))
    wanted = [(m.id, m.start, m.end, text.quote(m), m.kind) for m in marks]
    assert sorted(seen) == sorted(wanted), (path.name, seen, wanted)
    print(f"{path.name}: {len(seen)} claims back at their places, ids and characters as they were")
PY
(cd "$HERE" && PYTHONPATH="$HERE" "$PYTHON" "$FOLDER/ours.py" out "$FOLDER")

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "dkpro-cassis==0.12.0" "label-studio-sdk==2.1.2" "spacy==3.8.18" "pybrat==0.1.7"
cat >"$FOLDER/theirs.py" <<'PY'
import io
import json
import logging
import sys
import warnings
import zipfile
from pathlib import Path

warnings.simplefilter("ignore")
logging.disable()
folder = Path(sys.argv[1])
out, again = folder / "out", folder / "again"
text = json.loads((out / "text.json").read_text())

# UIMA: read, and written anew, from each form into both.
from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem

with zipfile.ZipFile(out / "inception-xmi.zip") as archive:
    types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
    of_xmi = load_cas_from_xmi(io.BytesIO(archive.read("dddddddd.xmi")), types)
of_json = load_cas_from_json((out / "inception-json.json").read_text())
for name, cas in (("xmi", of_xmi), ("json", of_json)):
    assert cas.sofa_string == text, name
    for claim in cas.select("webanno.custom.Claim"):
        assert text[claim.begin : claim.end] == claim.get_covered_text()
    (again / f"cassis-{name}-to-xmi.xmi").write_text(cas.to_xmi())
    (again / f"cassis-{name}-to-json.json").write_text(cas.to_json())

# Label Studio: its own converter reads the task and writes the export that a project gives.
from label_studio_sdk.converter import Converter

config = (
    '<View><Labels name="label" toName="text"><Label value="quantity"/></Labels>'
    '<TextArea name="statement" toName="text" perRegion="true"/><Text name="text" value="$text"/></View>'
)
converter = Converter(config, project_dir=None)
(folder / "tasks").mkdir()
for number, task in enumerate(json.loads((out / "label-studio.json").read_text())):
    (folder / "tasks" / f"{number}.json").write_text(json.dumps(task))
converter.convert_to_json(str(folder / "tasks"), str(folder / "studio"), is_dir=True)
tasks = json.loads((folder / "studio" / "result.json").read_text())
(again / "label-studio.json").write_text(json.dumps(tasks))
converter.convert_to_json_min(str(out / "label-studio.json"), str(folder / "studio-min"), is_dir=False)
(task,) = json.loads((folder / "studio-min" / "result.json").read_text())
assert [text[each["start"] : each["end"]] for each in task["label"]] == [each["text"] for each in task["label"]]

# spaCy: characters to tokens, to a DocBin on disk, and back to characters.
import spacy
from spacy.tokens import DocBin

line = json.loads((out / "spacy.jsonl").read_text())
blank = spacy.blank("sv")
doc = blank(line["text"])
spans = []
for span in line["spans"]:
    found = doc.char_span(span["start"], span["end"], label=span["label"], span_id=span["id"])
    assert found is not None, span
    spans.append(found)
doc.spans["claims"] = spans
DocBin(docs=[doc], store_user_data=True).to_disk(folder / "claims.spacy")
(back,) = DocBin().from_disk(folder / "claims.spacy").get_docs(blank.vocab)
assert back.text == text
line["spans"] = [
    {"start": s.start_char, "end": s.end_char, "label": s.label_, "text": s.text, "id": s.id_} for s in back.spans["claims"]
]
(again / "spacy-docbin.jsonl").write_text(json.dumps(line, ensure_ascii=False))

# brat: read by pybrat, and the standoff written anew from what it has read.
import pybrat.parser

(folder / "brat").mkdir()
with zipfile.ZipFile(out / "brat.zip") as archive:
    archive.extractall(folder / "brat")
    members = {name: archive.read(name) for name in archive.namelist()}
(example,) = pybrat.parser.BratParser(error="ignore").parse(folder / "brat")
assert example.text == text
notes = [each for each in members["dddddddd.ann"].decode().splitlines() if each.startswith("#")]
entities = [f"{e.id}\t{e.type} {';'.join(f'{s.start} {s.end}' for s in e.spans)}\t{e.mention}" for e in example.entities]
with zipfile.ZipFile(again / "pybrat.zip", "w") as archive:
    for name, content in members.items():
        archive.writestr(name, "\n".join([*entities, *notes, ""]) if name.endswith(".ann") else content)
PY
"$FOLDER/venv/bin/python" "$FOLDER/theirs.py" "$FOLDER"

# doccano itself: its importer stores the file in its own database (SQLite), its exporter writes it out.
python3 -m venv "$FOLDER/doccano-venv"
"$FOLDER/doccano-venv/bin/pip" -qq install "doccano==1.8.4" "numpy==1.26.4" "marshmallow==3.26.1" # as when it came out
export DOCCANO_HOME="$FOLDER/doccano"
mkdir "$DOCCANO_HOME"
quietly() { "$@" >"$FOLDER/said" 2>&1 || { cat "$FOLDER/said" >&2 && return 1; }; } # they tell much
quietly "$FOLDER/doccano-venv/bin/doccano" init
cat >"$FOLDER/doccano.py" <<'PY'
import io
import os
import sys
import zipfile
from pathlib import Path

import backend

folder, home = Path(sys.argv[1]), os.environ["DOCCANO_HOME"]
sys.path[:1] = list(backend.__path__)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "STANDALONE": "True",
    "DATABASE_URL": f"sqlite:///{home}/db.sqlite3",
    "MEDIA_ROOT": f"{home}/media",
}
import django

django.setup()
from data_export.celery_tasks import export_dataset
from data_import.datasets import load_dataset
from data_import.pipeline.catalog import ArgColumn, create_file_format
from data_import.pipeline.readers import FileName
from django.contrib.auth import get_user_model
from projects.models import SequenceLabelingProject

user = get_user_model().objects.create_user("anna")
project = SequenceLabelingProject.objects.create(
    name="Claims",
    project_type="SequenceLabeling",
    created_by=user,
    allow_overlapping=True,
    collaborative_annotation=True,
)
file = FileName(full_path=str(folder / "out" / "doccano.jsonl"), generated_name="a", upload_name="a.jsonl")
# As its form has it when nothing is changed there.
chosen = ArgColumn()
columns = {name: getattr(chosen, name) for name in ("encoding", "column_data", "column_label")}
dataset = load_dataset("SequenceLabeling", create_file_format("JSONL"), [file], project, **columns)
dataset.save(user)
assert not dataset.errors, dataset.errors
with zipfile.ZipFile(export_dataset(project.pk, "JSONL")) as archive:
    (folder / "again" / "doccano.jsonl").write_bytes(archive.read("all.jsonl"))
PY
quietly "$FOLDER/doccano-venv/bin/python" "$FOLDER/doccano.py" "$FOLDER"

# Recogito, in Chromium: the page has the text in one element; what the library gives out comes back.
(cd "$FOLDER" && npm install --silent --no-audit --no-fund "@recogito/text-annotator@4.1.1" "esbuild@0.25.0" "hypothesis@1.1766.0")
cat >"$FOLDER/page.mjs" <<'JS'
import { createTextAnnotator, W3CTextFormat } from '@recogito/text-annotator'

window.run = (text, items) => {
  const element = document.getElementById('text')
  element.appendChild(document.createTextNode(text))
  const annotator = createTextAnnotator(element, { adapter: W3CTextFormat(items[0].target.source.id, element) })
  // One by one: what is set as a list gets no range, and can't be given out again.
  items.forEach((item) => annotator.addAnnotation(item))
  const drawn = annotator.state.store.all().map((a) => a.target.selector.map((s) => s.range.toString()))
  return { drawn, given: annotator.getAnnotations() }
}
JS
(cd "$FOLDER" && npx esbuild page.mjs --bundle --format=iife --outfile=page.js --log-level=error --loader:.css=empty)
cat >"$FOLDER/browser.py" <<'PY'
import json
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

folder = Path(sys.argv[1])
text = json.loads((folder / "out" / "text.json").read_text())
page_of = json.loads((folder / "out" / "recogito.jsonld").read_text())
html = '<!doctype html><meta charset="utf-8"><div id="text" style="white-space: pre-wrap"></div>'
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
    page = browser.new_page()
    page.set_content(html)
    page.add_script_tag(path=str(folder / "page.js"))
    found = page.evaluate("([text, items]) => window.run(text, items)", [text, page_of["items"]])
    browser.close()
quotes = [item["target"]["selector"][0]["exact"] for item in page_of["items"]]
assert [drawn for (drawn,) in found["drawn"]] == quotes, found["drawn"]
print(f"@recogito/text-annotator in Chromium: {len(quotes)} annotations lie on their quotes")
(folder / "again" / "recogito.json").write_text(json.dumps(found["given"]))
PY
"$PYTHON" "$FOLDER/browser.py" "$FOLDER"

# Hypothesis: its own client in Chromium, page, API and all answered from here; nothing goes out. What the
# API answers is drawn on its quotes; what somebody then marks and the client sends comes back.
cat >"$FOLDER/hypothesis.py" <<'PY'
import html
import json
import mimetypes
import os
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import Route, sync_playwright

folder = Path(sys.argv[1])
client = folder / "node_modules" / "hypothesis"
text = json.loads((folder / "out" / "text.json").read_text())
ours = json.loads((folder / "out" / "hypothesis.json").read_text())
page_url, site = ours["rows"][0]["uri"], "https://h.example"
config = {"assetRoot": f"{site}/client/", "sidebarAppUrl": f"{site}/app", "apiUrl": f"{site}/api/"}
config |= {"notebookAppUrl": f"{site}/app", "profileAppUrl": f"{site}/app", "openSidebar": True}
# Somebody is logged in by the page, as a site of its own accounts does it.
account = {"authority": "h.example", "grantToken": "granted", "apiUrl": config["apiUrl"]}
page_config = config | {"services": [account]}
sidebar_config = config | {"authDomain": "h.example", "oauthClientId": "client", "release": "1"}
EVERYBODY = {"read": ["group:__world__"], "update": [], "delete": [], "admin": []}
ANY_ORIGIN = {f"access-control-allow-{name}": "*" for name in ("origin", "headers", "methods")}
as_answered = [
    {
        "user": "acct:anna@h.example",
        "group": "__world__",
        "permissions": EVERYBODY,
        "created": "2026-01-01T00:00:00+00:00",
        "updated": "2026-01-01T00:00:00+00:00",
        "document": {"title": ["Text"]},
        "links": {},
    }
    | row
    for row in ours["rows"]
]


def link(method: str, path: str) -> dict[str, str]:
    return {"method": method, "url": config["apiUrl"] + path, "desc": ""}


ANSWERS = {
    "/api/": {
        "links": {
            "search": link("GET", "search"),
            "links": link("GET", "links"),
            "annotation": {"create": link("POST", "annotations"), "update": link("PATCH", "annotations/:id")},
            "groups": {"read": link("GET", "groups")},
            "group": {"read": link("GET", "groups/:id")},
            "profile": {"read": link("GET", "profile"), "groups": {"read": link("GET", "groups")}},
        }
    },
    "/api/links": dict.fromkeys(("account.settings", "forgot-password", "groups.new", "help"), site)
    | dict.fromkeys(("oauth.authorize", "oauth.revoke", "signup"), site)
    | {"search.tag": f"{site}/:tag", "user": f"{site}/:user"},
    "/api/token": {"access_token": "a", "refresh_token": "r", "expires_in": 3600, "token_type": "bearer"},
    "/api/profile": {"userid": "acct:anna@h.example", "authority": "h.example", "features": {}, "preferences": {}},
    "/api/groups": [{"id": "__world__", "name": "Public", "type": "open", "scoped": False, "links": {}}],
}


class Server:
    """`rows` is what a search finds; `sent` what the client has saved."""

    def __init__(self, rows: list[dict]) -> None:
        self.rows, self.sent = rows, []

    def __call__(self, route: Route) -> None:
        url = urlparse(route.request.url)
        body = f'<script class="js-hypothesis-config" type="application/json">%s</script>%s<script src="{site}/client/build/boot.js"></script>'
        if route.request.url == page_url:
            shown = f'<div id="text" style="white-space: pre-wrap">{html.escape(text)}</div>'
            self._html(route, body % (json.dumps(page_config), shown))
        elif url.path == "/app":
            self._html(route, body % (json.dumps(sidebar_config), "<hypothesis-app></hypothesis-app>"))
        elif url.path.startswith("/client/"):
            file = client / url.path.removeprefix("/client/")
            kind = mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_bytes(), content_type=kind, headers=ANY_ORIGIN)
        elif url.path == "/api/search":
            rows = [] if "search_after" in parse_qs(url.query) else self.rows
            self._json(route, {"total": len(self.rows), "rows": rows})
        elif url.path == "/api/annotations" and route.request.method == "POST":
            self.sent.append(route.request.post_data_json)
            self._json(route, as_answered[0] | self.sent[-1] | {"id": f"sent{len(self.sent)}"})
        elif url.path in ANSWERS or route.request.method == "OPTIONS":
            self._json(route, ANSWERS.get(url.path))
        else:
            route.fulfill(status=404, body="")

    def _html(self, route: Route, body: str) -> None:
        whole = f'<!doctype html><meta charset="utf-8"><title>Text</title>{body}'
        route.fulfill(body=whole, content_type="text/html; charset=utf-8")

    def _json(self, route: Route, value: object) -> None:
        route.fulfill(body=json.dumps(value), content_type="application/json", headers=ANY_ORIGIN)


# The text stands in several nodes once something is drawn in it.
SELECT = """([start, end]) => {
  const nodes = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let at = 0, node; (node = nodes.nextNode()); at += node.length) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at)
    if (end > at && end <= at + node.length) range.setEnd(node, end - at)
  }
  getSelection().removeAllRanges()
  getSelection().addRange(range)
  document.dispatchEvent(new Event('mouseup'))
}"""
DRAWN = "[...document.querySelectorAll('hypothesis-highlight')].map((each) => each.textContent)"
selectors = [{each["type"]: each for each in row["target"][0]["selector"]} for row in ours["rows"]]
quotes = [each["TextQuoteSelector"]["exact"] for each in selectors]
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
    finding = Server(as_answered)
    page = browser.new_page()
    page.route("**/*", finding)
    page.goto(page_url)
    page.wait_for_function(f"{DRAWN}.length >= {len(quotes)}")
    assert page.evaluate(DRAWN) == quotes, page.evaluate(DRAWN)
    marking = Server([])
    page = browser.new_page()
    page.route("**/*", marking)
    with page.expect_response(lambda answer: "/api/search" in answer.url):
        page.goto(page_url)
    for number, place in enumerate((each["TextPositionSelector"] for each in selectors), start=1):
        page.evaluate(SELECT, [place["start"], place["end"]])
        page.locator("hypothesis-adder").get_by_role("button", name="Highlight").wait_for()
        page.keyboard.press("h")
        page.wait_for_function(f"{DRAWN}.length >= {number}")
    for _ in range(100):
        if len(marking.sent) == len(quotes):
            break
        page.wait_for_timeout(100)
    browser.close()
print(f"Hypothesis' client in Chromium: {len(quotes)} annotations lie on their quotes")
# With the tags that our rows have: a person writes them, or the API is given our rows as they are.
rows = [row | {"target": sent["target"]} for row, sent in zip(ours["rows"], marking.sent, strict=True)]
(folder / "again" / "hypothesis-client.json").write_text(json.dumps({"total": len(rows), "rows": rows}))
(folder / "again" / "hypothesis-api.json").write_text(json.dumps({"total": len(rows), "rows": as_answered}))
PY
"$PYTHON" "$FOLDER/hypothesis.py" "$FOLDER"

(cd "$HERE" && PYTHONPATH="$HERE" "$PYTHON" "$FOLDER/ours.py" check "$FOLDER")
