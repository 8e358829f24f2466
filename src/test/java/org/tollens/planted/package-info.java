/** Models with a known effect in their weights, measured and judged as any model is: see {@code docs/planted-truth.md}. */
@NullMarked
package org.tollens.planted;

import org.jspecify.annotations.NullMarked;
