"""What a resident is told of one thing on one day in one language: data, no markup.

Here, and only here, a fact becomes words. Pages, papers, the search index, the pictures in chats
and the machine-readable twins draw these views; two of them can be compared (`changes`), and an
edition is the hash of one (`edition`).
"""
