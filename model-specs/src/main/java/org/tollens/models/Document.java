package org.tollens.models;

/**
 * One document of a corpus.
 *
 * @param id unique in its corpus
 * @param source what it is a part of: the book of a chapter
 * @param title for people
 * @param licence SPDX id
 * @param text the text
 */
public record Document(String id, String source, String title, String licence, String text) {}
