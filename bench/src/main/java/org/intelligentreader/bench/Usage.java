package org.intelligentreader.bench;

/// What a process took: wall and processor time in milliseconds, peak resident memory in MiB.
record Usage(double wall, double cpu, double rss) {}
