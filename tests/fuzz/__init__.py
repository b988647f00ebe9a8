"""Valid returns, damaged at random: none may stop the program, and no answer that still stands there may be lost."""
