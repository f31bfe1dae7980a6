"""Lights the house: composition root, command line, paths, demo."""
