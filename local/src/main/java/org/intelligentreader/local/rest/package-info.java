/// Tables and functions over HTTP as PostgREST serves them.
@NullMarked
package org.intelligentreader.local.rest;

import org.jspecify.annotations.NullMarked;
