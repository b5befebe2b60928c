/// What tests need that not every machine has: declared, looked for and reported in one place.
@NullMarked
package org.intelligentreader.testing;

import org.jspecify.annotations.NullMarked;
