"""Files as forms: read with their places, checked, written, and described to editors."""
