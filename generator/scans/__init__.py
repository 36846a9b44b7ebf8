"""What the ward learns: how often the pages were opened, from a host's access logs.

`logs.py` reads them, `counting.py` counts by month and page, `hiding.py` takes away what would tell
of single persons, `report.py` and `picture.py` show the rest. No address, agent or line of a log
outlives the loop that reads it.
"""
