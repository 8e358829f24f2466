/** Reading and writing safetensors files: memory-mapped, checked, and without a tensor library. */
@NullMarked
package org.tollens.inference.safetensors;

import org.jspecify.annotations.NullMarked;
