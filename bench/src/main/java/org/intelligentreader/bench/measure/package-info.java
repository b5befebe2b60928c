/// Processes, their time and memory, and figures of several runs.
@NullMarked
package org.intelligentreader.bench.measure;

import org.jspecify.annotations.NullMarked;
