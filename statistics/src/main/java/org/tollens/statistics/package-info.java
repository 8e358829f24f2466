/** Estimators, tests and intervals for clustered data. Knows nothing of language models. */
@NullMarked
package org.tollens.statistics;

import org.jspecify.annotations.NullMarked;
