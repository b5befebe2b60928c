/// Japanese: the only place that knows the analyser. Morphemes become words as a learner looks them
/// up, with readings that say where they come from.
@NullMarked
package org.intelligentreader.book.language.japanese;

import org.jspecify.annotations.NullMarked;
