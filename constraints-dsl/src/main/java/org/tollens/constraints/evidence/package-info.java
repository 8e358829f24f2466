/** Estimates, labels and verdicts. */
@NullMarked
package org.tollens.constraints.evidence;

import org.jspecify.annotations.NullMarked;
