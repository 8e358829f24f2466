@NullMarked
package org.tollens.inference.device;

import org.jspecify.annotations.NullMarked;
