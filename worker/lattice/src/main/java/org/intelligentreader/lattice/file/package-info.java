/// The compiled dictionary as a file, and its parts.
@NullMarked
package org.intelligentreader.lattice.file;

import org.jspecify.annotations.NullMarked;
