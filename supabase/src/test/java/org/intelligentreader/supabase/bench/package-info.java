/// What a claim costs, on our schema and on the older one, in the same run.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.supabase.bench;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
