"""The append-only files: the ledger of codes and the print records."""
