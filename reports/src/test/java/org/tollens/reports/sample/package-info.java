/** Made-up verdicts with evidence of realistic shape. */
@NullMarked
package org.tollens.reports.sample;

import org.jspecify.annotations.NullMarked;
