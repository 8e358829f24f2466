/** From constraint and columns to evidence, and from evidence to a verdict. */
@NullMarked
package org.tollens.constraints.judging;

import org.jspecify.annotations.NullMarked;
