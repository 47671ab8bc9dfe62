"""Hidden sheets: the document and its cells as they were exported."""
