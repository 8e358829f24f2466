/** Evidence as HTML without scripts: tables, the page of one claim, the report of a run. */
@NullMarked
package org.tollens.reports.html;

import org.jspecify.annotations.NullMarked;
