/** What a report is told: measurements, verdicts, failures. Implementations are found by ServiceLoader. */
@NullMarked
package org.tollens.constraints.reporting;

import org.jspecify.annotations.NullMarked;
