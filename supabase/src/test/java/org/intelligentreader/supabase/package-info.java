/// The promises of `schema.sql`, shown on a real PostgreSQL 17. No PostgREST here: a role and its
/// claims are set by hand, as the gateway does for each request.
@Needs(Need.POSTGRES)
@NullMarked
package org.intelligentreader.supabase;

import org.intelligentreader.testing.Need;
import org.intelligentreader.testing.Needs;
import org.jspecify.annotations.NullMarked;
