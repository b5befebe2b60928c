/// A room of a circle.
@NullMarked
package org.intelligentreader.testing.circle.west;

import org.jspecify.annotations.NullMarked;
