package org.tollens.engine.execution;

/** Whether a refuted claim fails the build. */
enum GateMode {
    CLAIMS,
    REPORT
}
