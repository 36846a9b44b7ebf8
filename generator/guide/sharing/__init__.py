"""What a link says before it is opened."""
