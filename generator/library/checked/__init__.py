"""The checked library, what of it is published on a day, and that in English."""
