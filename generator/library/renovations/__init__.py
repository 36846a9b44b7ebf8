"""House renovations: how they stand on a day, and what is personal in a text about them."""
