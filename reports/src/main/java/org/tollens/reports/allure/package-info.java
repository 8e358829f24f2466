/** Enriches the results that Allure's JUnit Platform listener writes. */
@NullMarked
package org.tollens.reports.allure;

import org.jspecify.annotations.NullMarked;
