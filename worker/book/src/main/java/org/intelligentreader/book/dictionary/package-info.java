/// A dictionary of words with their meanings, compiled into one file that the operating system
/// maps. It knows no other room.
@NullMarked
package org.intelligentreader.book.dictionary;

import org.jspecify.annotations.NullMarked;
