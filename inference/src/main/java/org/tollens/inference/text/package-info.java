/** From documents to windows of tokens. */
@NullMarked
package org.tollens.inference.text;

import org.jspecify.annotations.NullMarked;
