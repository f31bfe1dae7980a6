"""Who stands at the counter: the staff PIN, and how long a wrong one makes everybody wait."""
