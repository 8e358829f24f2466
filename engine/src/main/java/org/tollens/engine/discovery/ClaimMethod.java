package org.tollens.engine.discovery;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestTag;

/**
 * A claim method that can be run.
 *
 * @param method the method
 * @param claim id of the claim
 * @param models ids of its models, without repetition
 * @param corpus id of its corpus
 * @param tags its own and its class's tags, and its id
 */
record ClaimMethod(Method method, String claim, List<String> models, String corpus, Set<TestTag> tags) {}
