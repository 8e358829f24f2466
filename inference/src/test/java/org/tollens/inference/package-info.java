@NullMarked
package org.tollens.inference;

import org.jspecify.annotations.NullMarked;
