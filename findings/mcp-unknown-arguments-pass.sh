#!/usr/bin/env bash
# What:      mcp 2.3.0 (Python SDK), a call with an argument that the tool does not have.
# Expected:  An error that names it, so that the model that called can mend its call.
# Behaviour: It is left out: a misspelt filter finds everything, and the answer looks right.
#
# Output, 29 November 2026; the script fails when it changes (VERSION=… tries another release):
#> {'words': 'skatt'} → words='skatt' limit=5
#> {'query': 'skatt'} → words=None limit=5
#> {'words': 'skatt', 'since': '2026'} → words='skatt' limit=5
set -euo pipefail

VERSION="${VERSION:-2.3.0}"
FOLDER="$(mktemp -d)"
trap 'rm -rf "$FOLDER"' EXIT

python3 -m venv "$FOLDER/venv"
"$FOLDER/venv/bin/pip" -qq install "mcp==$VERSION"

cat >"$FOLDER/try.py" <<'PYTHON'
import asyncio
import logging

logging.disable()
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

server = MCPServer("claims")


@server.tool()
def search(words: str | None = None, limit: int = 5) -> str:
    return f"words={words!r} limit={limit!r}"


async def call(arguments):
    try:
        answer = await server.call_tool("search", arguments)
        print(arguments, "→", answer.content[0].text)
    except ToolError as error:
        print(arguments, "→ error:", str(error).splitlines()[2].split("[")[0].strip())


for arguments in ({"words": "skatt"}, {"query": "skatt"}, {"words": "skatt", "since": "2026"}):
    asyncio.run(call(arguments))
PYTHON
(cd "$FOLDER" && venv/bin/python try.py) | tee "$FOLDER/seen"

diff <(sed -n 's/^#> \{0,1\}//p' "$0") "$FOLDER/seen" || {
  echo "mcp $VERSION behaves otherwise than is written here." >&2
  exit 1
}
