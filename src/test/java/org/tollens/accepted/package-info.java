/** The accepted results of the papers' claims, compared with those of the run. */
@NullMarked
package org.tollens.accepted;

import org.jspecify.annotations.NullMarked;
