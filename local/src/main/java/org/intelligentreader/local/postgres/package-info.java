/// An embedded PostgreSQL that keeps its data.
@NullMarked
package org.intelligentreader.local.postgres;

import org.jspecify.annotations.NullMarked;
