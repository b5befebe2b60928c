package org.intelligentreader.local.rest;

/// What a project allows its callers: rows of an answer, aggregate functions, and the plans of
/// queries.
record Limits(long mostRows, boolean aggregates, boolean plans) {
  /// What is written is shown as a whole.
  Limits ofWriting() {
    return new Limits(Long.MAX_VALUE, aggregates, plans);
  }
}
