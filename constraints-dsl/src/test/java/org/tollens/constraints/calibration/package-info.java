/** How often verdicts are wrong, by simulation: made-up columns with known effects through the real judge. */
@NullMarked
package org.tollens.constraints.calibration;

import org.jspecify.annotations.NullMarked;
