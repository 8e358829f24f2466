package org.tollens.engine.progress;

/** Shows nothing. */
final class SilentSink implements ProgressSink {
    @Override
    public void show(ProgressState state, long nanos) {}

    @Override
    public void end() {}
}
