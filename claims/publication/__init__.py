"""The one door out: what the public is told about a claim, and the verbs that tell it.

* `publishing`, `gate`, `corrections`: the verbs, and what stands in their way.
* `record`: a claim as the public reads it, every key once; kept as a snapshot, rendered as JSON.
* `references`: the same of what claims refer to; `shapes`: how a record is described.
* `columns`: every public column once, for the table, the CSV and going back in time.
* `rows`, `counting`, `writing`: the finished tables that the public reads.
* `claimreview`, `annotations`, `search`, `reviews`, `differences`: other ways to tell a record.
"""
