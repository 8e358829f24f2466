/** What an execution does with the claims it was given: plan, measure, judge, report, gate. */
@NullMarked
package org.tollens.engine.execution;

import org.jspecify.annotations.NullMarked;
