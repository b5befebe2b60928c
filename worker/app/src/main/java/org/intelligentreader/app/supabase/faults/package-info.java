/// What servers and networks can answer, and what kind of failure that is: the table of
/// `docs/failures.md`.
@NullMarked
package org.intelligentreader.app.supabase.faults;

import org.jspecify.annotations.NullMarked;
