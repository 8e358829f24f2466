/** The tuned lens as data: its translators, the text that they are fitted on, and the file that keeps them. */
@NullMarked
package org.tollens.inference.lens;

import org.jspecify.annotations.NullMarked;
