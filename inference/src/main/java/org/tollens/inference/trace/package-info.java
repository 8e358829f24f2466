/** The trace store: measured columns on disk, addressed by what they were measured from. */
@NullMarked
package org.tollens.inference.trace;

import org.jspecify.annotations.NullMarked;
