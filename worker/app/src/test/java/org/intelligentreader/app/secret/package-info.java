@NullMarked
package org.intelligentreader.app.secret;

import org.jspecify.annotations.NullMarked;
