/// The only reader of the environment.
@NullMarked
package org.intelligentreader.app.config;

import org.jspecify.annotations.NullMarked;
