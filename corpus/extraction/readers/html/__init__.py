"""HTML: every visible text of the page as a block, in the order of the page."""
