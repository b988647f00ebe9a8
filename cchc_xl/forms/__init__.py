"""What a form asks, who may return it, what a return says. Pure."""
