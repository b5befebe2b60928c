/// The deployable: claims jobs, runs the book pipeline, writes bundles back.
@NullMarked
package org.intelligentreader.app;

import org.jspecify.annotations.NullMarked;
