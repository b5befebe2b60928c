package org.intelligentreader.book.epub;

/// Something odd that did not stop the book: a stable code, the place, and what was done about it.
public record BookWarning(Code code, String where, String done) {
  /// Stable: the lower-case name with hyphens stands in `report.json`.
  public enum Code {
    MIMETYPE_MISSING,
    MIMETYPE_WRONG,
    ENTRY_DUPLICATE,
    ENTRY_NAME_UNSAFE,
    ENTRY_DAMAGED,
    CONTAINER_MISSING,
    CONTAINER_WRAPPED,
    CONTAINER_ROOTFILE_MISSING,
    CONTAINER_SEVERAL_ROOTFILES,
    PACKAGE_MALFORMED,
    MANIFEST_ITEM_MISSING,
    MANIFEST_ID_DUPLICATE,
    PATH_RESOLVED,
    SPINE_EMPTY,
    SPINE_IDREF_UNKNOWN,
    SPINE_ITEM_REPEATED,
    SPINE_ITEM_FOREIGN,
    SPINE_NON_LINEAR,
    TOC_MISSING,
    TOC_FALLBACK,
    TOC_TARGET_MISSING,
    TOC_FRAGMENT_MISSING,
    TOC_TARGET_SHARED,
    TOC_ORDER,
    DOCUMENT_MALFORMED,
    DOCUMENT_ENCODING,
    CHARACTERS_REPLACED,
    IMAGE_MISSING,
    IMAGE_TYPE,
    IMAGE_REMOTE,
    IMAGE_UNREADABLE,
    COVER_UNREADABLE,
    LANGUAGE_DIFFERS,
    FONT_OBFUSCATED,
    OVERRIDES_UNREADABLE,
    OVERRIDE_IGNORED,
    OVERRIDE_UNMATCHED
  }
}
