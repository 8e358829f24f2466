/** What a constraint measures, as data: quantities, populations and the four families of clauses. */
@NullMarked
package org.tollens.constraints.clause;

import org.jspecify.annotations.NullMarked;
