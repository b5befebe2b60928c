/// Changes of rows: followed in PostgreSQL's log, shown to those who may see them.
@NullMarked
package org.intelligentreader.local.realtime.changes;

import org.jspecify.annotations.NullMarked;
