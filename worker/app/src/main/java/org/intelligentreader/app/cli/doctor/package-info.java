/// `./reader doctor`: what is wrong with a deployment, and what to do about it.
@NullMarked
package org.intelligentreader.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
