/** The papers' claims as specs on real models: the project's scientific regression tests, and the examples to copy. */
@NullMarked
package org.tollens.claims;

import org.jspecify.annotations.NullMarked;
