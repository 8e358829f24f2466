/** Measuring: one instrumented pass over a corpus for everything that was asked for. */
@NullMarked
package org.tollens.inference;

import org.jspecify.annotations.NullMarked;
