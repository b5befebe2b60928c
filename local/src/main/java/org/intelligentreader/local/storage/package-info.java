/// Objects over HTTP as Supabase Storage serves them.
@NullMarked
package org.intelligentreader.local.storage;

import org.jspecify.annotations.NullMarked;
