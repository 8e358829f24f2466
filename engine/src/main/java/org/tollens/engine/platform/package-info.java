/** The entry points that JUnit's launcher finds by ServiceLoader. */
@NullMarked
package org.tollens.engine.platform;

import org.jspecify.annotations.NullMarked;
