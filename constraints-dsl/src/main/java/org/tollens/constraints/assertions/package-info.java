/** AssertJ assertions for verdicts and evidence. */
@NullMarked
package org.tollens.constraints.assertions;

import org.jspecify.annotations.NullMarked;
