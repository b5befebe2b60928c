/// A small model of the queue, and a driver that does the same random steps to it and to the real
/// database.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.supabase.model;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
