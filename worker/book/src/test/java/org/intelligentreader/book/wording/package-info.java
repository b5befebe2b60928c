@NullMarked
package org.intelligentreader.book.wording;

import org.jspecify.annotations.NullMarked;
