/// The HTTP client that queue and storage share: keys, retries, error shapes.
@NullMarked
package org.intelligentreader.app.supabase;

import org.jspecify.annotations.NullMarked;
