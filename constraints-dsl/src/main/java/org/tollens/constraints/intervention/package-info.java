/** What may be changed in a running model, as data: where, and into what. */
@NullMarked
package org.tollens.constraints.intervention;

import org.jspecify.annotations.NullMarked;
