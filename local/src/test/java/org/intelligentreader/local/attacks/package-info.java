/// Requests that nobody should be able to make with success, and requests that make no sense.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.local.attacks;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
