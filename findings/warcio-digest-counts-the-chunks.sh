#!/usr/bin/env bash
# What:      warcio 1.8.1, WARC-Payload-Digest of a response with `Transfer-Encoding: chunked`.
# Expected:  The payload is the entity without transfer encoding (WARC 1.1, 6.3.2): the same page,
#            sent in other chunks, has the same digest.
# Behaviour: The digest is of the chunked bytes: it differs with every cut, and is not that of the
#            text that is read from the record.
# Hurts:     who compares captures by digest finds changes where there are none.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> 5 chunks, text whole: True sha1:PSYJ7E4QTQ6 right: False
#> 1 chunks, text whole: True sha1:MSDUQNZOSRW right: False
set -euo pipefail

VERSION="${VERSION:-1.8.1}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "warcio==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import base64
import hashlib
import io

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = b"<p>Kommunen betalade 640 miljoner kronor.</p>"
for size in (10, 45):
    chunks = [PAGE[i : i + size] for i in range(0, len(PAGE), size)]
    body = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in chunks) + b"0\r\n\r\n"
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Transfer-Encoding", "chunked")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record("http://example.org/", "response", payload=io.BytesIO(body), http_headers=headers)
    )
    file.seek(0)
    for record in ArchiveIterator(file):
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        text = record.content_stream().read()
        true = "sha1:" + base64.b32encode(hashlib.sha1(text).digest()).decode()
        print(len(chunks), "chunks, text whole:", text == PAGE, digest[:16], "right:", digest == true)
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "warcio $VERSION behaves otherwise than is written here." >&2
  exit 1
}
