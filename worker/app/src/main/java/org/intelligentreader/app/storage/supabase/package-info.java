/// Supabase Storage, called over HTTP.
@NullMarked
package org.intelligentreader.app.storage.supabase;

import org.jspecify.annotations.NullMarked;
