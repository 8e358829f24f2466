@NullMarked
package org.tollens.inference.safetensors;

import org.jspecify.annotations.NullMarked;
