"""A text with its claims as the files of annotation tools. Pure.

Each file says what its offsets count and of which text it was made (SHA-256), and keeps the claims'
ids, so that what comes back is known again. The readers are in `claims/imports/annotation_tools`.
"""
