/// The judge is judged: by books whose differences are known, and by `innerText` itself.
@NullMarked
package org.intelligentreader.judge;

import org.jspecify.annotations.NullMarked;
