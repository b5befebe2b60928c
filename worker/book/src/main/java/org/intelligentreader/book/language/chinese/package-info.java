/// Words of Chinese with pinyin. The only place that knows the HanLP library.
@NullMarked
package org.intelligentreader.book.language.chinese;

import org.jspecify.annotations.NullMarked;
