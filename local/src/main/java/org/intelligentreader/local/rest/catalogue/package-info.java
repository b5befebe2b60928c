/// Tables, relationships and functions as the catalogue of PostgreSQL has them.
@NullMarked
package org.intelligentreader.local.rest.catalogue;

import org.jspecify.annotations.NullMarked;
