"""One module for each user action: open, read, verbs, write, save. Entry points call these and nothing else."""
