package org.tollens.constraints.reporting;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.Verdict;

/**
 * One claim judged on one model and corpus.
 *
 * @param key claim, model and corpus
 * @param constraint what was claimed
 * @param verdict what was found
 * @param measurement what it was judged on
 */
public record ClaimResult(ClaimKey key, Constraint constraint, Verdict verdict, MeasurementReport measurement) {}
