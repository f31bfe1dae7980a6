"""The evidence: ink, record, flags, events, canonical bytes and the chain."""
