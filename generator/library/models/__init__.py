"""The forms that the YAML files fill in: one module for each kind of file."""
