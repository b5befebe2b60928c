/// What a claim costs, on our schema and on the older one, in the same run.
@NullMarked
package org.intelligentreader.supabase.bench;

import org.jspecify.annotations.NullMarked;
