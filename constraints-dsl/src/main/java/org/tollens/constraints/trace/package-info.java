/** The measured columns, as judging reads them. */
@NullMarked
package org.tollens.constraints.trace;

import org.jspecify.annotations.NullMarked;
