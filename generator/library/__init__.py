"""YAML in, checked models out. Knows nothing of HTML, QR codes or PDF."""
