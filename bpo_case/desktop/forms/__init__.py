"""Forms: one record of the document, field by field, made from what the fields declare."""
