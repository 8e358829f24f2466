/** Claims made to show each kind of verdict in a report; they are nobody's theory. */
@NullMarked
package org.tollens.showcase;

import org.jspecify.annotations.NullMarked;
