/** What can be measured inside a model: names, axes and units. */
@NullMarked
package org.tollens.constraints.observable;

import org.jspecify.annotations.NullMarked;
