@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.local.e2e;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
