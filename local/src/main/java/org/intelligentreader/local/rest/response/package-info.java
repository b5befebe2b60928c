/// Rows as an answer.
@NullMarked
package org.intelligentreader.local.rest.response;

import org.jspecify.annotations.NullMarked;
