/** The forward pass with its hooks, and everything that is reduced on the device. Shows no device array. */
@NullMarked
package org.tollens.inference.device;

import org.jspecify.annotations.NullMarked;
