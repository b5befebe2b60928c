@NullMarked
package org.intelligentreader.book.audit;

import org.jspecify.annotations.NullMarked;
