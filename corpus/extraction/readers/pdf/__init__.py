"""PDF, read by its characters with their sizes and places (PDFium)."""
