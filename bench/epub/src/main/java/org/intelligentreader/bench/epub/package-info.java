/// Compares readers of EPUB: how many books a second, how much memory, how many books open.
@NullMarked
package org.intelligentreader.bench.epub;

import org.jspecify.annotations.NullMarked;
