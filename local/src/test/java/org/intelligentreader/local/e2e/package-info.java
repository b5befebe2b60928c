@NullMarked
package org.intelligentreader.local.e2e;

import org.jspecify.annotations.NullMarked;
