package org.tollens.models;

/** The one form of this package's messages: what was expected, what was found, where, and what to do. */
final class Problem {
    private Problem() {}

    static SpecException of(String expected, String found, String where, String remedy) {
        return new SpecException(message(expected, found, where, remedy));
    }

    static SpecException of(String expected, String found, String where, String remedy, Throwable cause) {
        return new SpecException(message(expected, found, where, remedy), cause);
    }

    private static String message(String expected, String found, String where, String remedy) {
        return "expected " + expected + ", found " + found + " in " + where + "; " + remedy;
    }
}
