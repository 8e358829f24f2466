package org.tollens.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.device.ComputeDevice;
import org.tollens.inference.device.InstrumentedModel;

/** Runs jobs in batches of documents that miss the same columns, in parallel by batch. */
final class Workers {
    /** Tokens of a batch: more gain nothing on a CPU, and a GPU needs many to be busy. */
    private static final int CPU_TOKENS = 512;

    private static final int GPU_TOKENS = 8192;

    private final ComputeDevice device;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final int batch;
    private final int window;

    Workers(ComputeDevice device, int batch, int window) {
        this.device = device;
        this.batch = batch;
        this.window = window;
    }

    void run(List<Job> jobs, String step, Progress progress, Consumer<List<Job>> work) {
        List<List<Job>> batches = batches(jobs);
        // One thread of the tensor library for each of ours is faster than ours waiting on many of its own.
        int workers = device.isGpu() ? 1 : Math.min(processors, batches.size());
        ExecutorService threads = Executors.newFixedThreadPool(workers, Workers::thread);
        CompletionService<Integer> done = new ExecutorCompletionService<>(threads);
        try {
            for (List<Job> each : batches) {
                done.submit(() -> {
                    InstrumentedModel.prepareThread(Math.max(1, processors / workers));
                    work.accept(each);
                    return each.size();
                });
            }
            await(batches, jobs, step, progress, done);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    /** Documents of a batch, so few that every worker has one. */
    private int size(int jobs) {
        if (batch > 0) {
            return batch;
        }
        int fitting = Math.max(1, (device.isGpu() ? GPU_TOKENS : CPU_TOKENS) / window);
        return device.isGpu() ? fitting : Math.max(1, Math.min(fitting, jobs / processors));
    }

    private static void await(
            List<List<Job>> batches, List<Job> jobs, String step, Progress progress, CompletionService<Integer> done) {
        long begun = System.nanoTime();
        long documents = 0;
        int window = jobs.get(0).window().tokens().length;
        progress.update(step, 0, jobs.size(), 0);
        for (int i = 0; i < batches.size(); i++) {
            try {
                documents += done.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new MeasurementException("a measurement stopped: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MeasurementException("the measurement was interrupted", e);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            progress.update(step, documents, jobs.size(), documents * window / seconds);
        }
    }

    /** The model must not be closed under a batch that still runs. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, java.util.concurrent.TimeUnit.HOURS)) {
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

    private List<List<Job>> batches(List<Job> jobs) {
        Map<Set<Observable>, List<Job>> alike = new LinkedHashMap<>();
        jobs.forEach(
                j -> alike.computeIfAbsent(j.missing(), m -> new ArrayList<>()).add(j));
        List<List<Job>> result = new ArrayList<>();
        for (List<Job> group : alike.values()) {
            int size = size(group.size());
            for (int i = 0; i < group.size(); i += size) {
                result.add(List.copyOf(group.subList(i, Math.min(group.size(), i + size))));
            }
        }
        return result;
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "tollens-measurement");
        thread.setDaemon(true);
        return thread;
    }
}
