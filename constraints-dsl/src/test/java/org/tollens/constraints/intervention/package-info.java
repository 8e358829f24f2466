@NullMarked
package org.tollens.constraints.intervention;

import org.jspecify.annotations.NullMarked;
