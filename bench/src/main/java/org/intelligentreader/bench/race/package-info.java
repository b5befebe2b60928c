/// Our analyser beside others.
@NullMarked
package org.intelligentreader.bench.race;

import org.jspecify.annotations.NullMarked;
