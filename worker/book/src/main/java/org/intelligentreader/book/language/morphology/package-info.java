/// Languages that a dictionary of inflected forms serves: every form with its lemmas and tags, and
/// a hidden Markov model that chooses among them. The only place that knows the morfologik library.
@NullMarked
package org.intelligentreader.book.language.morphology;

import org.jspecify.annotations.NullMarked;
