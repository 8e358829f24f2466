/** Constraints as immutable data, and the fluent language that builds them. */
@NullMarked
package org.tollens.constraints;

import org.jspecify.annotations.NullMarked;
