package org.tollens.engine.progress;

/** Where progress goes. */
public enum ProgressMode {
    /** A bar where there is a terminal and the variable {@code CI} is not set, else lines. */
    AUTO,
    /** A bar on the terminal; lines where there is none. */
    BAR,
    /** Lines to standard error. */
    LINES,
    /** Nothing. */
    OFF
}
