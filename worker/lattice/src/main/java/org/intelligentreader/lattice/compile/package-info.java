/// Makes the file that [org.intelligentreader.lattice.Dictionary] reads. Needed only while
/// building.
@NullMarked
package org.intelligentreader.lattice.compile;

import org.jspecify.annotations.NullMarked;
