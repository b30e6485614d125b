"""Pictures of the diary: a matplotlib `Figure` from analysis values, one code for screen and print.

Nothing is imported here, so that `twitchlog.charts.body` (the drawing alone) stays cheap: import the module you need.
"""
