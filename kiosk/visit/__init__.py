"""Where one patient stands: booking, answers, route, state, problems and exposure."""
