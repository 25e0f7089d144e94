"""Turn a report into text or, for Parquet, into bytes, and write that to files.

A renderer is a module with a function `render(report)`. It reads the report and nothing else, and knows no
clock, host or environment, so that the same report always gives the same bytes. One whose output grows with
a corpus yields it in parts.
"""
