/// What the page has on this machine and not on a hosted project: its own files, a user who is
/// signed in by itself, the operator's functions, a dictionary.
@NullMarked
package org.intelligentreader.local.page;

import org.jspecify.annotations.NullMarked;
