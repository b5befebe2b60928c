/// The analyser alone, measured against its peers.
@NullMarked
package org.intelligentreader.bench.analyser;

import org.jspecify.annotations.NullMarked;
