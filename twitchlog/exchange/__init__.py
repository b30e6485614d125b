"""Other people's files in and out, and the made-up diary. Nothing here asks or tells a person anything.

json_file.py   the exchange format, version 1: writing it, reading and checking it
csv_file.py    episodes and days for spreadsheets; csv_reading.py brings them back, by way of
table.py       a CSV file however it was saved
cells.py, spreadsheet_dates.py   what stands in its cells, also after a spreadsheet was at it
merge.py       what a file's records change in a diary, in one transaction
whole_file.py  a file that appears whole or not at all
made_up.py     a made-up year
habits.py      what the made-up person does and has: places, drinks, quiet weeks
"""
