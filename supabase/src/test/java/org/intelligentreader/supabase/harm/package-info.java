/// One user's rows, locks and statements against everybody else's calls.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.supabase.harm;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
