"""Documents as the comparison takes them."""

from newsdiff import api


def uncleaned(documents):
    """Segment documents and keep every paragraph as text."""
    return api.prepare(documents, is_cleaned=False)
