"""The patient's side of the counter: begin a visit, keep its draft, finish it, forget it."""
