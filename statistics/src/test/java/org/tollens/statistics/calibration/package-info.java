/** How often labels and intervals are wrong, by simulation on clustered data whose true effects are known. */
@NullMarked
package org.tollens.statistics.calibration;

import org.jspecify.annotations.NullMarked;
