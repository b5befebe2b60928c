/// The catalogue of the words that people and programs see: failures, warnings, limits and
/// verdicts, each once, with its sentence in English and Chinese and its parameters. Needs no other
/// package.
@NullMarked
package org.intelligentreader.book.wording;

import org.jspecify.annotations.NullMarked;
