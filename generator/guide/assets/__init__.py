"""What pages load, and when: their style, their scripts, their icons."""
