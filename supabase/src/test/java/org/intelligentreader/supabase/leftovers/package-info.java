/// What no row names any more: rows and objects by chance, and a judge that shares no code with the
/// schema.
@NullMarked
package org.intelligentreader.supabase.leftovers;

import org.jspecify.annotations.NullMarked;
