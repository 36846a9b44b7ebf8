"""`python -m generator.cli` is `motcham`."""

from generator.cli import main

main()
