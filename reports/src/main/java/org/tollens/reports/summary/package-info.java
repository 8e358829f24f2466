/** The machine-readable summary and its Markdown sibling. */
@NullMarked
package org.tollens.reports.summary;

import org.jspecify.annotations.NullMarked;
