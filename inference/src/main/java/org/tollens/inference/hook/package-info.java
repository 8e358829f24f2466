/** Where one can look into a running model; the only public package that shows device arrays. */
@NullMarked
package org.tollens.inference.hook;

import org.jspecify.annotations.NullMarked;
