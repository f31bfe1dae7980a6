"""The document: a PDF set from the sealed record alone, and images of its pages."""
