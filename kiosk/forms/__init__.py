"""What may be asked and how it is said: the forms' model, reader, checks and digest."""
