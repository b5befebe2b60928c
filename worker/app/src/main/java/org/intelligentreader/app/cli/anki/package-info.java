/// Packages of cards for Anki, a program for learning with repetitions: <https://docs.ankiweb.net>.
@NullMarked
package org.intelligentreader.app.cli.anki;

import org.jspecify.annotations.NullMarked;
