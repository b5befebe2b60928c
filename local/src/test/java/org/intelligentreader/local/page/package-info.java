/// The page in a real Chromium against the local stack.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.local.page;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
