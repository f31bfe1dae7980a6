"""What is plugged in round the kiosk: the homes that keep its master key, and a printer."""
