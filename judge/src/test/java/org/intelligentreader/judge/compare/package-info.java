/// Flows that differ in known places.
@NullMarked
package org.intelligentreader.judge.compare;

import org.jspecify.annotations.NullMarked;
