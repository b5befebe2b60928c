/// Where the files of a book lie while it is worked on.
@NullMarked
package org.intelligentreader.app.work;

import org.jspecify.annotations.NullMarked;
