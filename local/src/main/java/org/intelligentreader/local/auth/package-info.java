/// Users and sessions over HTTP as Supabase Auth serves them.
@NullMarked
package org.intelligentreader.local.auth;

import org.jspecify.annotations.NullMarked;
