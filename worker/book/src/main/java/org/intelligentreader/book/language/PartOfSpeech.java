package org.intelligentreader.book.language;

import java.util.Optional;

/// `tag` and `detail` are the first two fields of the language's own tag set (動詞, 一般); `universal`
/// is the tag of Universal Dependencies (VERB), shared by all languages.
public record PartOfSpeech(String tag, Optional<String> detail, Optional<String> universal) {}
