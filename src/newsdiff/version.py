"""The version of newsdiff, which every report and archive records."""

__version__ = "0.1.0"
