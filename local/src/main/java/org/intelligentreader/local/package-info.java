/// Everything on one machine, no account: PostgreSQL, a Supabase-compatible HTTP layer, the page.
@NullMarked
package org.intelligentreader.local;

import org.jspecify.annotations.NullMarked;
