/// A morphological analyser over a compiled dictionary: one flat file, mapped into memory and read
/// where it lies.
///
/// [Dictionary] opens the file, [Analyser] splits text, [Guidance] opens the lattice to the caller.
@NullMarked
package org.intelligentreader.lattice;

import org.jspecify.annotations.NullMarked;
