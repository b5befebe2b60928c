/// Texts and books made for measuring.
@NullMarked
package org.intelligentreader.bench.material;

import org.jspecify.annotations.NullMarked;
