@NullMarked
package org.intelligentreader.book.language.choice;

import org.jspecify.annotations.NullMarked;
