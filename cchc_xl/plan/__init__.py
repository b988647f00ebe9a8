"""From a letter to a register: tasks, dated milestones, assignments, questions. Pure."""
