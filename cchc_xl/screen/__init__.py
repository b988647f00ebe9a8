"""What a clerk sees of the program beside the sheets: dialogs, progress, results; and what it keeps for that user."""
