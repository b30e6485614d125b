"""Numbers from records: day series, weeks and months, hours, places, and the sentences that say what they show.

Plain frozen values, numpy inside; neither the store nor matplotlib is needed. Import the module you need.
"""
