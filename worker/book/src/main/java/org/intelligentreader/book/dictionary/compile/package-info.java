/// The build step that makes the file of the dictionary out of EDICT. Nothing of it runs later.
@NullMarked
package org.intelligentreader.book.dictionary.compile;

import org.jspecify.annotations.NullMarked;
