"""Models in, proven PDFs out. A sheet leaves this package only after its codes were read back."""
