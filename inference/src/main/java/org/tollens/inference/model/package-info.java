/** What a model folder says about its model: configuration and digests. */
@NullMarked
package org.tollens.inference.model;

import org.jspecify.annotations.NullMarked;
