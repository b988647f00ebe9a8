"""Workbooks and documents: the only rooms that hold file libraries. No rule of the domain lives here."""
