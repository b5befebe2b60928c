/// Figures, health and waiting times, as an operator's programs see them.
@NullMarked
package org.intelligentreader.app.watch;

import org.jspecify.annotations.NullMarked;
