/// The page in a real Chromium against the local stack.
@NullMarked
package org.intelligentreader.local.page;

import org.jspecify.annotations.NullMarked;
