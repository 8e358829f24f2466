/** The arrows between modules, as tests. */
@NullMarked
package org.tollens.architecture;

import org.jspecify.annotations.NullMarked;
