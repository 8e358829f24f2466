/** What a claim is checked against besides the data themselves. */
@NullMarked
package org.tollens.constraints.control;

import org.jspecify.annotations.NullMarked;
