"""The one door in: all that comes from outside, by source.

* `formats`: the formats, how each is recognised, and who reads it; `files`: bytes, encodings.
* `making`: what has been read is a `NewClaim`, and becomes a claim with all that hangs on it.
* `sheets`, `annotation_tools`, `fixtures`, `package`, `reviews`: a room for each source.
* `messages`, `reasons`, `queue`, `progress`: what an editor is told meanwhile.
"""
