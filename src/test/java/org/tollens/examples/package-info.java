/** Published claims about models like GPT-2 that are in none of the papers, as short as they can be: to be copied. */
@NullMarked
package org.tollens.examples;

import org.jspecify.annotations.NullMarked;
