/// Texts of Aozora Bunko, whose marks in the text say what print shows.
///
/// Source: <https://www.aozora.gr.jp/annotation/> (注記一覧).
@NullMarked
package org.intelligentreader.book.source.format.aozora;

import org.jspecify.annotations.NullMarked;
