package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;

/**
 * What one block gives to see.
 *
 * @param pattern attention pattern [document, head, query, key]; empty where it was not asked for
 * @param attentionOut [document, position, width]
 * @param mlpOut [document, position, width]
 * @param residPost [document, position, width]
 */
record BlockOutput(NDArray pattern, NDArray attentionOut, NDArray mlpOut, NDArray residPost) {}
