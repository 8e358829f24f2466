package org.tollens.inference;

import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.trace.Columns;

/** Measured columns, and how they were measured. */
public record Trace(Columns columns, MeasurementReport report) {}
