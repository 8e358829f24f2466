/** How figures, verdicts and markup are written, the same in every report. */
@NullMarked
package org.tollens.reports.text;

import org.jspecify.annotations.NullMarked;
