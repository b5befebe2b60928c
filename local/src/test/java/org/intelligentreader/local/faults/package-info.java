/// Real workers against a real stack, with a proxy between them that spoils calls.
@NullMarked
package org.intelligentreader.local.faults;

import org.jspecify.annotations.NullMarked;
