/// Whole books under stress: broken input, little memory, other machines.
@NullMarked
package org.intelligentreader.book.robust;

import org.jspecify.annotations.NullMarked;
