/// The commands that serve on this machine.
@NullMarked
package org.intelligentreader.local.demo;

import org.jspecify.annotations.NullMarked;
