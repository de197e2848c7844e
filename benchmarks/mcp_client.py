"""Ask a running server's `/mcp` all it answers, with the official client, in both ways of talking.

    python -m venv /tmp/mcp && /tmp/mcp/bin/pip install mcp==2.3.0
    /tmp/mcp/bin/python benchmarks/mcp_client.py http://127.0.0.1:8000 placeringar

Then 16 at once ask for one claim, by MCP and by the API, in turns; both rates are printed.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import httpx2
from mcp.client.client import Client

AT_ONCE = 16
SECONDS = 4.0


async def main(site: str, words: str) -> None:
    found: dict[str, Any] = {}
    for mode in ("auto", "legacy"):
        async with Client(f"{site}/mcp", mode=mode) as client:
            tools = await client.list_tools()
            print(mode, client.protocol_version, [tool.name for tool in tools.tools])
            found = await asked(client, "search", query=words)
            own = found["claims"][0]["id"]
            claim = (await asked(client, "get_claim", id=own))["claim"]
            print(json.dumps(claim, ensure_ascii=False, indent=1))
            await asked(client, "match_text", text=claim["statement"])
            await asked(client, "list_verdicts")
            for name, wrong in (("search", {"query": 7}), ("match_text", {"text": "a" * 10_000})):
                try:
                    await client.call_tool(name, wrong)
                except Exception as error:
                    print(name, "refused:", error)
    own = found["claims"][0]["id"]
    clients = [Client(f"{site}/mcp") for _ in range(AT_ONCE)]
    for client in clients:
        await client.__aenter__()
    by_mcp = [partial(asked, client, "get_claim", id=own) for client in clients]
    async with httpx2.AsyncClient() as http:
        address = f"{site}/api/v1/claims/{own}/"
        by_api: list[Callable[[], Awaitable[Any]]] = [lambda: http.get(address)] * AT_ONCE
        for _ in range(2):
            print(f"MCP {await rate(by_mcp):.0f}/s, API {await rate(by_api):.0f}/s")
    for client in reversed(clients):
        await client.__aexit__(None, None, None)


async def asked(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    result = await client.call_tool(name, arguments)
    return dict(result.structured_content)


async def rate(callers: Sequence[Callable[[], Awaitable[Any]]]) -> float:
    until = time.monotonic() + SECONDS

    async def again(call: Callable[[], Awaitable[Any]]) -> int:
        count = 0
        while time.monotonic() < until:
            await call()
            count += 1
        return count

    return sum(await asyncio.gather(*map(again, callers))) / SECONDS


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
