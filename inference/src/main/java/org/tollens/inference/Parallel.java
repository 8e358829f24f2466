package org.tollens.inference;

import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.tollens.inference.device.ComputeDevice;
import org.tollens.inference.device.InstrumentedModel;

/**
 * Runs equal pieces of work, as many at once as there are processors; one on a GPU. Each has one thread of the tensor library
 * whatever the machine, so that it computes the same bits.
 */
final class Parallel {
    private final ComputeDevice device;
    private final Progress progress;

    Parallel(ComputeDevice device, Progress progress) {
        this.device = device;
        this.progress = progress;
    }

    /**
     * @param tokens that a piece runs through the model; 0 for none
     */
    void run(String step, int pieces, int tokens, IntConsumer work) {
        int processors = device.isGpu() ? 1 : Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(processors, pieces), Parallel::thread);
        try {
            CompletionService<Integer> done = new ExecutorCompletionService<>(threads);
            for (int i = 0; i < pieces; i++) {
                int piece = i;
                done.submit(() -> {
                    InstrumentedModel.prepareThread(1);
                    work.accept(piece);
                    return piece;
                });
            }
            await(step, pieces, tokens, done);
        } finally {
            end(threads);
        }
    }

    private void await(String step, int pieces, int tokens, CompletionService<Integer> done) {
        long begun = System.nanoTime();
        progress.update(step, 0, pieces, 0);
        for (int i = 1; i <= pieces; i++) {
            try {
                done.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new MeasurementException(step + " stopped: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MeasurementException(step + " was interrupted", e);
            }
            progress.update(step, i, pieces, (double) i * tokens / ((System.nanoTime() - begun) / 1e9));
        }
    }

    /** The model must not be closed under a piece that still runs. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                if (threads.awaitTermination(1, TimeUnit.HOURS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "tollens-tuned-lens");
        thread.setDaemon(true);
        return thread;
    }
}
