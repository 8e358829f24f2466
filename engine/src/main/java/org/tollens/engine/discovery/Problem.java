package org.tollens.engine.discovery;

import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.TestSource;

/**
 * Something in a spec that keeps a claim from being run, or makes it fail.
 *
 * @param message what is wrong and what to do
 * @param source where
 */
record Problem(String message, TestSource source) {
    DiscoveryIssue issue() {
        return DiscoveryIssue.builder(DiscoveryIssue.Severity.WARNING, message)
                .source(source)
                .build();
    }
}
