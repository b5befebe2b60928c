@NullMarked
package org.intelligentreader.deploy;

import org.jspecify.annotations.NullMarked;
