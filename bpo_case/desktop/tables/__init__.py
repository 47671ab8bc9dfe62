"""Tables of records as people know them from Excel, made from the fields of the document."""
