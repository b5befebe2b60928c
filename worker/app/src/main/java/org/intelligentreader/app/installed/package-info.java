/// What lies on this machine beside the program: dictionaries that were compiled into the folder of
/// the jars, or that a package of the system brought.
@NullMarked
package org.intelligentreader.app.installed;

import org.jspecify.annotations.NullMarked;
