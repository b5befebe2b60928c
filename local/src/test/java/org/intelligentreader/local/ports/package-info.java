/// What every implementation of the worker's ports must do, tried with each of them.
@NullMarked
package org.intelligentreader.local.ports;

import org.jspecify.annotations.NullMarked;
