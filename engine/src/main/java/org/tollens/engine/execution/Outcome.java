package org.tollens.engine.execution;

/** What a verdict that is neither PASS nor FAIL is for JUnit. */
enum Outcome {
    ABORT,
    FAIL,
    PASS
}
