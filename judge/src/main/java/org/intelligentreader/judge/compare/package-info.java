/// Two flows of letters and the gaps between them, and where they differ.
@NullMarked
package org.intelligentreader.judge.compare;

import org.jspecify.annotations.NullMarked;
