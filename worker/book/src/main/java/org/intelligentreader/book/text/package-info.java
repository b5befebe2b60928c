/// Strings: code points, white space as JavaScript trims it, what JSON can carry, a hash. Needs no
/// other room.
@NullMarked
package org.intelligentreader.book.text;

import org.jspecify.annotations.NullMarked;
