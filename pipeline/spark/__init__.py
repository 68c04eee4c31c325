"""WARC files -> a dataset of articles and claims, by Apache Spark: many files on many machines, each as `ingest --warc`
reads it. The engine is Spark; what reads pages is what reads them elsewhere. Nothing here is imported by other rooms
but the command line and the DAGs."""
