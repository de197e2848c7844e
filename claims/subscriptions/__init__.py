"""Webhooks: telling those who hold our records what has been published, corrected, withdrawn.

* `wanted`: which claims a subscriber wants, as a query of the API's list says it.
* `signing`: secrets, which stand nowhere, and signatures (Standard Webhooks).
* `subscribing`: what an administrator does: a secret, a pause, going on.
* `messages`: what there is to tell, as bytes.
* `attempts`: what follows from an answer, or from none: when to try again, when to stop.
* `sending`: the worker's round: to many at once, to each in order.

What there is to tell is written by the database (`claims/rules/webhooks.sql`). See
`docs/adr/0034-webhooks.md` and, for receivers, `docs/follow.md`.
"""
