@NullMarked
package org.tollens.inference.trace;

import org.jspecify.annotations.NullMarked;
