"""A folder for a PC without rights and without internet: Python, packages, add-in, launcher, and what to do."""
