@NullMarked
package org.tollens.inference.model;

import org.jspecify.annotations.NullMarked;
