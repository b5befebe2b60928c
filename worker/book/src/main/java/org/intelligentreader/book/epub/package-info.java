/// OCF container, package document, manifest, spine, navigation document, NCX. Knows nothing of
/// text rules, tokens or JSON.
@NullMarked
package org.intelligentreader.book.epub;

import org.jspecify.annotations.NullMarked;
