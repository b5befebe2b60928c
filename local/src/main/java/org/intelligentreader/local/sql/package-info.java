/// SQL text, and who a transaction acts for.
@NullMarked
package org.intelligentreader.local.sql;

import org.jspecify.annotations.NullMarked;
