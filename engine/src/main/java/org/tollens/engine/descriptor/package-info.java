/** The tree of tests: engine, spec class, claim, claim on a model; and the measurements, which join it at run time. */
@NullMarked
package org.tollens.engine.descriptor;

import org.jspecify.annotations.NullMarked;
