package org.intelligentreader.local.realtime.changes;

import java.util.Optional;

/// A column of a changed row; `value` is PostgreSQL's text, empty for null.
record Cell(String name, long type, boolean isIdentity, Optional<String> value) {}
