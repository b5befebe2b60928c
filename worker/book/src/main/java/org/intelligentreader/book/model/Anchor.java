package org.intelligentreader.book.model;

/// A place that links may point to. `key` is `<path in the EPUB>#<fragment or empty>`, as in
/// [Mark#target].
public record Anchor(String key, int at) {}
