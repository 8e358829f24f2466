package org.tollens.inference.trace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A lock against other threads and other processes. The system frees it when a process dies. */
public final class TraceLock implements AutoCloseable {
    private static final Map<Path, Semaphore> OF_THIS_PROCESS = new ConcurrentHashMap<>();
    private static final long RETRY_MILLIS = 50;

    private final Semaphore threads;
    private final FileChannel channel;

    private TraceLock(Semaphore threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    static TraceLock take(Path file) throws IOException {
        Semaphore threads = OF_THIS_PROCESS.computeIfAbsent(file.toAbsolutePath(), p -> new Semaphore(1));
        threads.acquireUninterruptibly();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(channel);
            return new TraceLock(threads, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            threads.release();
            throw e;
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                FileLock unused = channel.lock();
                return;
            } catch (OverlappingFileLockException e) {
                // Held by this class in another class loader of this process.
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the lock", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new TraceException("can't free the lock of a trace store: " + e, e);
        } finally {
            threads.release();
        }
    }
}
