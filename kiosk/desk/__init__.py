"""The staff's side of the counter: set up, log in, today's board, one consent, a copy of it."""
