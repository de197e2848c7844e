"""Why nothing was fetched, as a code with its details; the sentences in English, for gettext."""

SENTENCES = {
    "not_an_address": "“%(address)s” is no web address: write one such as https://kommun.example/sida",
    "too_long": "the address is longer than %(most)d characters",
    "scheme": "addresses that begin with “%(scheme)s:” are not fetched: only http and https",
    "user_in_address": "the address has a name or a password in it, before the @: leave it out",
    "insecure": "%(host)s must be asked by https: write https:// before it",
    "port": "port %(port)d is not one where web pages are served",
    "no_such_host": "there is no server called %(host)s",
    "not_public": "%(host)s leads to %(ip)s, which is no address on the public internet",
    "no_connection": "%(host)s can't be reached (%(why)s)",
    "certificate": "%(host)s can't prove that it is %(host)s (%(why)s)",
    "too_slow": "it had not come after %(seconds)d seconds",
    "too_large": "it is larger than %(most)d bytes",
    "circle": "it redirects in a circle, back to %(address)s",
    "too_many_redirects": "it redirects more than %(most)d times",
    "redirect_to_nowhere": "the server answers %(status)d, a redirect, without saying where to",
    "not_http": "what answers does not speak HTTP as it should (%(why)s)",
    "status": "the server answers %(status)d (%(words)s), not with the page",
    "nothing_in_it": "the server answers with an empty page",
    "robots": "the site's robots.txt asks programs not to fetch it",
    "robots_unknown": "the site's robots.txt can't be read, so programs don't ask for the page",
    "answered": "the server answers %(status)d (%(words)s), not that it has taken the message",
    "redirects": "the server answers %(status)d, a redirect: messages are not sent on",
    "given_up": "it was tried several times, and the worker stopped each time",
}

# Longer values are cut when they are quoted in a sentence.
QUOTED_CHARACTERS = 200


class FetchRefused(ValueError):
    """Nothing was fetched; `code` (a key of SENTENCES) and `details` say why."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        self.details = {
            name: _quoted(value) if isinstance(value, str) else value
            for name, value in details.items()
        }
        super().__init__(SENTENCES[code] % self.details)


def _quoted(value: str) -> str:
    printable = "".join(character if character.isprintable() else "�" for character in value)
    if len(printable) <= QUOTED_CHARACTERS:
        return printable
    return f"{printable[: QUOTED_CHARACTERS - 1]}…"
