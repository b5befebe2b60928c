package org.intelligentreader.bench.measure;

/// What a process took: wall and processor time in milliseconds, peak resident memory in MiB.
public record Usage(double wall, double cpu, double rss) {}
