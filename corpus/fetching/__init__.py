"""A web address → what was answered there, exactly, or the reason why not. Pure: no Django.

    fetched = fetch(parse("https://…"), guard=Guard(), limits=PAGE_LIMITS, agent="…", at=now)
    archive = warc_of(fetched, software="…")

* `addresses`: what somebody typed, as an address that may be asked for.
* `guard`: which IP addresses are nobody's to ask.
* `connecting`: the connection itself, where the guard, the clock and the scales stand.
* `client`: one address and its redirects.
* `posting`: messages that are sent to an address.
* `robots`: what the site asks of programs.
* `archiving`: what came, byte for byte, as WARC records.
* `refusals`: why nothing came, by code, with the sentences in English.

See `docs/adr/0024-fetching.md`.
"""
