/** Descriptions of models and corpora, and where their files come from. */
@NullMarked
package org.tollens.models;

import org.jspecify.annotations.NullMarked;
