/// Web pages: the article without what a site puts around it.
@NullMarked
package org.intelligentreader.book.source.format.web;

import org.jspecify.annotations.NullMarked;
