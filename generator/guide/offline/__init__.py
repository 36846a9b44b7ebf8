"""The guide without a network: what phones keep of it, and the copy in a zip."""
