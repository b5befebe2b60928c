/// What analysers see of a text: letters as they are meant, without numbers of notes and pages and
/// without readings in brackets. What they find goes back to the text as it stands.
@NullMarked
package org.intelligentreader.book.language.plain;

import org.jspecify.annotations.NullMarked;
