/// The rehearsal that fills the start-up cache: a stand-in for a Supabase project on loopback, and
/// the real worker run against it. Nothing here runs in production.
@NullMarked
package org.intelligentreader.app.training;

import org.jspecify.annotations.NullMarked;
