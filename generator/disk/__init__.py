"""Files as the system gives and takes them: plain ones read, whole ones written, one at a time."""
