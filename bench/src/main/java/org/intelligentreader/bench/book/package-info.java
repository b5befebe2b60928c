/// Whole books through the worker.
@NullMarked
package org.intelligentreader.bench.book;

import org.jspecify.annotations.NullMarked;
