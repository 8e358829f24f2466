package org.tollens.inference;

import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.text.Window;

/**
 * What is missing of one document.
 *
 * @param index which document
 * @param window its tokens and measured positions
 * @param missing what has to be measured
 */
record Job(int index, Window window, Set<Observable> missing) {}
