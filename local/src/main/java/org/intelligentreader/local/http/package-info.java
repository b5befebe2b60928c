/// The gateway: keys, tokens, routing, answers.
@NullMarked
package org.intelligentreader.local.http;

import org.jspecify.annotations.NullMarked;
