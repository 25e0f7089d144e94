"""A corpus on Spark: the same kernels as on one machine, and the same bytes.

What is here carries byte strings from one kernel to the next. `session` opens Spark and says its errors in one line,
`frames` is all that is used of its API, `sources` reads documents, `preparing` cleans them, `linking` finds which share
words, `engine` is the corpus that the survey asks.

Only the part of the DataFrame API is used that Spark Connect has, so that one code serves Spark 4, Databricks and Sail. No
result rests on partitions, on their order or on what Spark keeps in memory: what orders anything is worked out once, by the
caller, with the functions of the local corpus; every kernel sorts what it gets, and results are put in order again.
"""
