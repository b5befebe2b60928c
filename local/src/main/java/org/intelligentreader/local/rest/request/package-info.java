/// What a request asks for: filters, order, selection, window, preferences, media type.
@NullMarked
package org.intelligentreader.local.rest.request;

import org.jspecify.annotations.NullMarked;
