/// `./reader queue`: what an operator sees and does.
@NullMarked
package org.intelligentreader.app.cli.queue;

import org.jspecify.annotations.NullMarked;
