"""Text PDFs as paragraphs and tables, put together from where their words stand on the page."""
