/** Specs that the engine's tests run; none is named so that a build tool would pick it up. */
@NullMarked
package org.tollens.engine.specs;

import org.jspecify.annotations.NullMarked;
