"""From results to states, totals and figures. Pure."""
