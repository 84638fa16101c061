"""From measured resistances of one interface to what limits it, what is in doubt, what next."""
