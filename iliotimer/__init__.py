"""A terminal timer and diary for a hip-flexor mobility and strength routine."""

__version__ = "0.1.0"
