/// Real workers against a real stack, with a proxy between them that spoils calls.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.local.faults;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
