/// Replays of what the real servers answered.
@NullMarked
package org.intelligentreader.local.conformance;

import org.jspecify.annotations.NullMarked;
