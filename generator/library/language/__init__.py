"""The languages of a guide: words, mixed texts, days and numbers, and how letters are folded."""
