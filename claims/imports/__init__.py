"""The one door in: all that comes from outside, by source.

* `formats`: what sort of file it is, and who reads it.
* `sheets`, `annotation_tools`, `fixtures`, `package`, `reviews`: a room for each source.
* `messages`, `reasons`, `queue`, `progress`: what an editor is told meanwhile.
"""
