"""`/mcp`: four questions, answered with what it takes to cite; the protocol's own errors."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from claims.publication.publishing import withdraw
from tests.factories import AT, QUOTE, make_scale_and_ratings, make_user
from tests.published import SITE, make_checked, publish

pytestmark = pytest.mark.django_db

STATEMENT = "Placeringarna kostade Stockholms stad 640 miljoner kronor [2022]."
NEW = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": NEW,
    "io.modelcontextprotocol/clientCapabilities": {},
}


def post(client: Client, body: Any, **headers: str) -> Any:
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post("/mcp", sent, content_type="application/json", headers=headers or None)


def call(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """As clients of 2026-07-28 do."""
    params = {"name": name, "arguments": arguments, "_meta": META}
    message = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": params}
    headers = {"MCP-Protocol-Version": NEW, "Mcp-Method": "tools/call", "Mcp-Name": name}
    answer: dict[str, Any] = post(client, message, **headers).json()
    assert answer["id"] == 7
    return answer


def found(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    result = call(client, name, **arguments)["result"]
    assert result["resultType"] == "complete"
    (content,) = result["content"]
    assert json.loads(content["text"]) == result["structuredContent"]
    structured: dict[str, Any] = result["structuredContent"]
    return structured


@pytest.fixture
def claim() -> Claim:
    claim = make_checked(statement=STATEMENT, rating=make_scale_and_ratings()["half_true"])
    publish(claim)
    return claim


def is_cited(answer: dict[str, Any], claim: Claim) -> None:
    assert (answer["id"], answer["version"]) == (claim.public_id, 1)
    assert answer["page_url"] == f"{SITE}/claims/{claim.public_id}/"
    assert answer["checked_on"]
    quote = answer["quote"]
    assert quote["text"] == claim.quote == QUOTE
    assert claim.revision.text[quote["start"] : quote["end"]] == QUOTE
    assert quote["text_sha256"] == claim.revision.text_sha256


def test_every_answer_can_be_cited(client: Client, claim: Claim) -> None:
    (searched,) = found(client, "search", query="placeringar", limit=3)["claims"]
    is_cited(searched, claim)
    is_cited(found(client, "get_claim", id=claim.public_id)["claim"], claim)
    text = "Placeringarna kostade Stockholms stad 640 miljoner kronor 2022."
    (sentence,) = found(client, "match_text", text=text)["sentences"]
    (match,) = sentence["matches"]
    assert match["same"]
    is_cited(match["claim"], claim)
    assert match["claim"]["rating"]["id"] == "half_true"
    (scale,) = found(client, "list_verdicts")["scales"]
    half = next(each for each in scale["ratings"] if each["id"] == "half_true")
    assert half["definition"]
    assert half["page_url"] == f"{SITE}/verdicts/half_true/"


def test_what_is_only_similar_comes_without_a_verdict(client: Client, claim: Claim) -> None:
    text = "Placeringarna kostade Stockholms stad 460 miljoner kronor 2022."
    (sentence,) = found(client, "match_text", text=text)["sentences"]
    (match,) = sentence["matches"]
    assert (match["same"], match["claim"]["rating"], match["claim"]["summary"]) == (False, None, "")


def test_a_withdrawn_claim_is_named_without_its_words(client: Client, claim: Claim) -> None:
    withdraw([claim], reason="Det var fel.", by=make_user(), at=AT)
    answer = found(client, "get_claim", id=claim.public_id)
    assert (answer["withdrawn"], answer["version"]) == (True, 2)
    assert "640" not in json.dumps(answer)
    assert found(client, "search", query="placeringar") == {"claims": []}


def test_clients_of_earlier_revisions_begin_with_a_handshake(client: Client) -> None:
    params = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {}}
    hello = {"jsonrpc": "2.0", "id": "a", "method": "initialize", "params": params}
    result = post(client, hello).json()["result"]
    assert (result["protocolVersion"], result["capabilities"]) == ("2025-06-18", {"tools": {}})
    done = post(client, {"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (done.status_code, done.content) == (202, b"")
    listed = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
    tools = post(client, listed, **{"MCP-Protocol-Version": "2025-06-18"}).json()["result"]["tools"]
    assert [tool["name"] for tool in tools] == [
        "search",
        "get_claim",
        "match_text",
        "list_verdicts",
    ]
    assert all(tool["annotations"]["readOnlyHint"] for tool in tools)
    assert post(client, {"jsonrpc": "2.0", "id": 3, "method": "ping"}).json()["result"] == {}


def test_a_server_is_discovered_without_one(client: Client) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "server/discover", "params": {"_meta": META}}
    headers = {"MCP-Protocol-Version": NEW, "Mcp-Method": "server/discover"}
    result = post(client, message, **headers).json()["result"]
    assert result["supportedVersions"][0] == NEW
    assert result["cacheScope"] == "public"


def rpc(method: Any = "ping", **more: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": 1, "method": method, **more}


@pytest.mark.parametrize(
    ("body", "code", "status"),
    [
        (b"{", -32700, 400),
        (b"\xff", -32700, 400),
        (b"[" * 100_000, -32700, 400),
        (b" " * 200_001, -32600, 400),
        (b"[]", -32600, 400),
        (b"7", -32600, 400),
        ({"id": 1, "method": "ping"}, -32600, 400),
        (rpc(7), -32600, 400),
        (rpc(id=[1]), -32600, 400),
        (rpc(params=[1]), -32602, 400),
        (rpc("resources/list"), -32601, 404),
        (rpc("tools/call", params={"name": "delete"}), -32602, 400),
        (rpc("tools/call", params={"name": ["search"]}), -32602, 400),
        (rpc("tools/call", params={"name": "search", "arguments": []}), -32602, 400),
        (rpc("tools/list", params={"cursor": "x"}), -32602, 400),
        (rpc("initialize", params={"protocolVersion": 1}), -32602, 400),
        (rpc("tools/list", params={"_meta": META}), -32020, 400),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_read_gets_the_protocol_s_error(
    client: Client, body: Any, code: int, status: int
) -> None:
    response = post(client, body)
    assert (response.json()["error"]["code"], response.status_code) == (code, status)
    assert response.json()["jsonrpc"] == "2.0"


@pytest.mark.parametrize("own", [0, -7, "a", "", "å😀"])
@pytest.mark.parametrize(
    "message", [{"method": "ping"}, {"jsonrpc": "2.0"}, rpc(7), rpc(params=[1]), rpc(params=None)]
)
def test_what_is_refused_has_its_own_id(client: Client, message: Any, own: str | int) -> None:
    response = post(client, {**message, "id": own})
    assert response.status_code == 400
    assert response.json()["id"] == own


@pytest.mark.parametrize("own", [None, True, 1.5, {}, [], "\ud800", "a\udfff"])
def test_an_id_that_is_none(client: Client, own: Any) -> None:
    response = post(client, json.dumps(rpc(id=own)).encode())
    assert response.status_code == 400
    assert (response.json()["id"], response.json()["error"]["code"]) == (None, -32600)


def test_a_whole_number_with_a_decimal_point_is_one(client: Client) -> None:
    assert "error" not in call(client, "search", query="a", limit=2.0)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("search", {}, "`query` is missing"),
        ("search", {"query": 7}, "`query` must be a text"),
        ("search", {"query": "a", "limit": "3"}, "`limit` must be a whole number"),
        ("search", {"query": "a", "limit": True}, "`limit` must be a whole number"),
        ("search", {"query": "a", "limit": 99}, "from 1 to 20"),
        ("search", {"query": "a", "page": 2}, "'page'"),
        ("search", {"query": "a\x00"}, "NUL"),
        ("search", {"query": "\ud83d"}, "surrogate"),
        ("match_text", {"text": "a" * 10_000}, "10000 characters; 5000 are taken"),
        ("match_text", {"text": "  "}, "`text` is empty"),
        ("search", {"query": ""}, "`query` is empty"),
        ("search", {"query": "a", "limit": 2.5}, "`limit` must be a whole number"),
        ("get_claim", {"id": "bcdfghjk"}, "bcdfghjk"),
        ("get_claim", {"id": "../admin"}, "../admin"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_arguments_of_the_wrong_sort(
    client: Client, name: str, arguments: dict[str, Any], said: str
) -> None:
    error = call(client, name, **arguments)["error"]
    assert error["code"] == -32602
    assert said in error["message"]


def test_a_revision_that_is_not_known_is_told_which_are(client: Client) -> None:
    meta = META | {"io.modelcontextprotocol/protocolVersion": "2031-01-01"}
    headers = {"MCP-Protocol-Version": "2031-01-01", "Mcp-Method": "tools/list"}
    error = post(client, rpc("tools/list", params={"_meta": meta}), **headers).json()["error"]
    assert (error["code"], error["data"]["supported"][0]) == (-32022, NEW)


def test_other_methods_and_pages_of_others(client: Client) -> None:
    assert client.get("/mcp").status_code == 405
    assert client.delete("/mcp").status_code == 405
    assert client.get("/mcp")["Allow"] == "POST, OPTIONS"
    asked = client.options("/mcp", headers={"Origin": "https://annan.example"})
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert "POST" in asked["Access-Control-Allow-Methods"]
    text = client.post("/mcp", b"{}", content_type="text/plain")
    assert text.json()["error"]["code"] == -32600


def test_llms_txt_leads_here(client: Client) -> None:
    response = client.get("/llms.txt")
    text = response.content.decode()
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert text.startswith("# ")
    for path in ("/mcp", "/api/v1/", "/api/v1/claims.csv", "/verdicts/", "/corrections/"):
        assert f"({SITE}{path})" in text
    addresses = [part.split(")")[0] for part in text.split("](")[1:]]
    for address in addresses:
        if not address.endswith("/mcp"):
            assert client.get(address.removeprefix(SITE)).status_code == 200, address
