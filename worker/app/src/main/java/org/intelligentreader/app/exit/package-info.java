/// How processes end.
@NullMarked
package org.intelligentreader.app.exit;

import org.jspecify.annotations.NullMarked;
