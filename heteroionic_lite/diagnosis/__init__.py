"""From measured resistances to a mechanism, a doubt, and the next measurement."""
