"""Files as strangers send them: each hazard built here by hand, with what becomes of it."""
