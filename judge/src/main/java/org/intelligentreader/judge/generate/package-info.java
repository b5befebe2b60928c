/// Random books that combine the structures of real ones.
@NullMarked
package org.intelligentreader.judge.generate;

import org.jspecify.annotations.NullMarked;
