"""How much of a source is read at most. Checked before reading on, never after.

The file itself is held to MAX_SOURCE_BYTES by whoever takes it in; here a small file must not
grow into a large one, nor a deep one into a slow one.
"""

MOST_BYTES = 50_000_000  # of a file handed to `extract`
MOST_PART_BYTES = 60_000_000  # of one file in an archive, unpacked
MOST_UNPACKED_BYTES = 200_000_000  # of all files in an archive that are read
MAX_PARTS = 10_000  # files in an archive
MOST_LEVELS = 1_000  # of elements in one another; pages that people write have some thirty
MOST_XML_LEVELS = 150  # of elements in an XML part
MAX_ELEMENTS = 2_000_000  # of a page or an XML part
MOST_PAGES = 5_000  # of a PDF
MOST_ARCHIVED_PAGES = 100_000  # of a WARC
