/// Passes that mend what the analyser gets wrong. Each has a list of its cases.
@NullMarked
package org.intelligentreader.book.language.japanese.repair;

import org.jspecify.annotations.NullMarked;
