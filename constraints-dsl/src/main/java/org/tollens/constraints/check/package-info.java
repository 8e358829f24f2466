/** What a deterministic claim does: checks that compute errors and hold them against bounds. */
@NullMarked
package org.tollens.constraints.check;

import org.jspecify.annotations.NullMarked;
