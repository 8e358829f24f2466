/** How a running measurement says how far it is, without touching standard output. */
@NullMarked
package org.tollens.engine.progress;

import org.jspecify.annotations.NullMarked;
