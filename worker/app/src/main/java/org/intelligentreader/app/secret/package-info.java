/// What must not leave the process: the checked service key, and what hides it in text.
@NullMarked
package org.intelligentreader.app.secret;

import org.jspecify.annotations.NullMarked;
