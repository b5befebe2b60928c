/// Whole processes and the warm pipeline, measured. Nothing here is part of the product.
@NullMarked
package org.intelligentreader.bench;

import org.jspecify.annotations.NullMarked;
