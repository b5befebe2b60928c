/// Bounds, and books that are heavy enough to reach them.
@NullMarked
package org.intelligentreader.app.bounds;

import org.jspecify.annotations.NullMarked;
