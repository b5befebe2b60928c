/// What commands share that talk to a project.
@NullMarked
package org.intelligentreader.app.cli.project;

import org.jspecify.annotations.NullMarked;
