"""The master as Excel has it open: commands run on a copy, and what they changed is then written into Excel."""
