package org.tollens.reports.allure;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.text.Figures;

/** What Allure shows as the environment: models, corpora, digests, device, speed, versions, seeds. */
final class Environment {
    /** Every key starts with this, so that keys of others in the same file are left alone. */
    static final String PREFIX = "tollens.";

    private Environment() {}

    static Map<String, String> of(RunSummary summary) {
        Map<String, String> all = new TreeMap<>();
        boolean several = summary.measurements().stream()
                        .map(m -> m.model() + " " + m.corpus())
                        .distinct()
                        .count()
                > 1;
        for (MeasurementReport m : summary.measurements()) {
            String prefix = PREFIX + (several ? m.model() + "." + m.corpus() + "." : "");
            measured(all, prefix, m);
        }
        String seeds = summary.results().stream()
                .map(r -> String.valueOf(r.verdict().evidence().seed()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!seeds.isEmpty()) {
            all.put(PREFIX + "seed", seeds);
        }
        all.put(PREFIX + "java", Runtime.version().toString());
        all.put(PREFIX + "os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return all;
    }

    private static void measured(Map<String, String> all, String prefix, MeasurementReport m) {
        all.put(prefix + "model", m.model());
        all.put(prefix + "corpus", m.corpus());
        all.put(prefix + "documents", Figures.count(m.documents()));
        all.put(prefix + "positions", Figures.count(m.positions()));
        all.put(prefix + "device", m.device());
        all.put(prefix + "dtype", m.dtype());
        if (m.documentsMeasured() > 0) {
            all.put(prefix + "tokensPerSecond", Figures.plain(Math.rint(m.tokensPerSecond())));
            all.put(prefix + "elapsed", Figures.duration(m.elapsed()));
        }
        if (m.peakMemoryBytes() >= 0) {
            all.put(prefix + "peakMemory", Figures.bytes(m.peakMemoryBytes()));
        }
        m.provenance().forEach((name, value) -> all.put(prefix + name, value));
    }
}
