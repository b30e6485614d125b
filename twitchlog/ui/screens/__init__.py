"""The screens: each draws the state its presenter builds. `.py` beside `.kv`."""
