/// Where measuring happens: folders, programs, the machine, the corpus.
@NullMarked
package org.intelligentreader.bench.place;

import org.jspecify.annotations.NullMarked;
