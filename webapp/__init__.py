"""Fingerpost: from answers about a biometric AI system to its classification under a legal text."""

__version__ = "0.1.0"
