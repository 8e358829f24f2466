package org.tollens.inference.device;

/** The documents on which an observable is measured: what costs many passes is measured on some of them. */
public enum Subsample {
    /** All documents. */
    ALL,
    /** As many as each block is skipped on. */
    SKIP,
    /** As many as flows are followed on. */
    FLOW
}
