/// The browser as judge: what Chromium shows of a book, held against the text that we make of it.
@NullMarked
package org.intelligentreader.judge;

import org.jspecify.annotations.NullMarked;
