/** Allure results, plots and summaries. */
@NullMarked
package org.tollens.reports;

import org.jspecify.annotations.NullMarked;
