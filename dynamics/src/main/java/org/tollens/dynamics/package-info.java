/** Flows on the simplex of next-token probabilities, mirror ascent, truncated samplers and their conformance. */
@NullMarked
package org.tollens.dynamics;

import org.jspecify.annotations.NullMarked;
