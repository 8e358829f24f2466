/** Builds of small user projects: a real Maven, its exit code, XML, Allure results and summary read back. */
@NullMarked
package org.tollens.endtoend;

import org.jspecify.annotations.NullMarked;
