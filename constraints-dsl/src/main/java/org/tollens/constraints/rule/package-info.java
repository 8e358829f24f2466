/** Decision rules as data: conditions that describe themselves and are evaluated on a clause's evidence. */
@NullMarked
package org.tollens.constraints.rule;

import org.jspecify.annotations.NullMarked;
