package org.intelligentreader.book.source.epub.publication;

/// One place of the spine, resolved to the item that is read for it.
public record SpineItem(ManifestItem item, boolean linear) {}
