/// One job from claim to commit. Knows ports, never adapters.
@NullMarked
package org.intelligentreader.app.job;

import org.jspecify.annotations.NullMarked;
