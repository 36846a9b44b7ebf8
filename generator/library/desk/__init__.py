"""What staff do at the desk: what is due, translations, works to begin and to archive."""
