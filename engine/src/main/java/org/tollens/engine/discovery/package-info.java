/** From selectors to the tree of tests. No model is loaded, and no spec is instantiated. */
@NullMarked
package org.tollens.engine.discovery;

import org.jspecify.annotations.NullMarked;
