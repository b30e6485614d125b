"""twitchlog: a calm diary for muscle twitches, and one page about them for a doctor."""

__version__ = "0.1.0"
