/** The summary that a run prints at its end. */
@NullMarked
package org.tollens.reports.terminal;

import org.jspecify.annotations.NullMarked;
