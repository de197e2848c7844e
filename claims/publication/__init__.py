"""The one door out: what the public is told about a claim, and the verbs that tell it.

* `publishing`, `gate`, `corrections`: the verbs, and what stands in their way.
* `record`, `shapes`: a claim as the public reads it, kept as a snapshot and rendered as JSON.
* `rows`, `references`, `writing`: the finished tables that the public reads.
* `claimreview`, `annotations`, `search`, `reviews`, `differences`: other forms of a record.
"""
