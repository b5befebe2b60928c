/// The queue's functions, called over HTTP.
@NullMarked
package org.intelligentreader.app.queue.supabase;

import org.jspecify.annotations.NullMarked;
