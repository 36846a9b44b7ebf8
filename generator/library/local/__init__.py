"""What a province and a unit add to the library's procedures."""
