/// The bundle format: records and writers of the files that a reader front end loads. Knows no EPUB
/// and no queue.
@NullMarked
package org.intelligentreader.book.bundle;

import org.jspecify.annotations.NullMarked;
