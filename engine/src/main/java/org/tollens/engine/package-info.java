/** The JUnit Platform engine: discovery, planning, sharing, gating. */
@NullMarked
package org.tollens.engine;

import org.jspecify.annotations.NullMarked;
