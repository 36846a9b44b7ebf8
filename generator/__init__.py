"""Một chạm: QR-linked guides to the procedures of a Vietnamese ward.

Four packages, and data flows one way: `library` reads and checks the YAML, `guide` renders it as a
static site, `press` prints it as verified PDFs. `cli` has one thin command for each job.
"""

__version__ = "0.1.0"
