"""`/mcp`: the public claims for language models, by the Model Context Protocol. Read-only.

Nothing is kept between requests, and every answer is one JSON object: no sessions, no streams.
"""
