/// A room of a circle.
@NullMarked
package org.intelligentreader.testing.circle.east;

import org.jspecify.annotations.NullMarked;
