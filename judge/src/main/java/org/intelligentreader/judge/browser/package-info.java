/// A book opened in Chromium: what it shows, and nothing of how we read it.
@NullMarked
package org.intelligentreader.judge.browser;

import org.jspecify.annotations.NullMarked;
