"""Every hazard that was measured in returned workbooks, made anew from a valid return, on its whole way."""
