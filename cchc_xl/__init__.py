"""Run a yearly administrative-reform plan in Excel: register, forms, returns, overdue, summaries."""

__version__ = "0.1.0"
