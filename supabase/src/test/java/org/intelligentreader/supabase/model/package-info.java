/// A small model of the queue, and a driver that does the same random steps to it and to the real
/// database.
@NullMarked
package org.intelligentreader.supabase.model;

import org.jspecify.annotations.NullMarked;
