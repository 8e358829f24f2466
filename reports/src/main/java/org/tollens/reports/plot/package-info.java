/** Plots of evidence as SVG: effects over layers, and profiles with their depths. */
@NullMarked
package org.tollens.reports.plot;

import org.jspecify.annotations.NullMarked;
