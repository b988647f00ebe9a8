"""Word documents (.docx) as plain text, read from their parts: python-docx knows no numbering, revisions or boxes."""
