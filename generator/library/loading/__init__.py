"""All files of a guide, read and validated one by one; not yet checked against each other."""
