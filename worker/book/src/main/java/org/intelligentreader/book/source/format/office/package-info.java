/// Documents of word processors to pages: Office Open XML (DOCX) and OpenDocument (ODT).
///
/// Source: ECMA-376, part 1, section 17 (WordprocessingML); OpenDocument 1.3, part 3.
@NullMarked
package org.intelligentreader.book.source.format.office;

import org.jspecify.annotations.NullMarked;
