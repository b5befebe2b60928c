/// Replays of what the real servers answered.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.local.conformance;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
