/// What an operator's programs see of a worker: figures, health, and how long books wait.
@NullMarked
package org.intelligentreader.app.watch;

import org.jspecify.annotations.NullMarked;
