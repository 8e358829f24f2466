package org.tollens.engine.execution;

import java.nio.file.Path;
import org.junit.platform.engine.ConfigurationParameters;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.engine.TollensParameters;
import org.tollens.engine.progress.ProgressMode;
import org.tollens.inference.MeasurementOptions;
import org.tollens.inference.MeasurementSettings;

/** The parameters of one execution, read and checked. */
record RunSettings(
        RunContext context,
        Gate gate,
        MeasurementSettings measurement,
        MeasurementOptions options,
        ProgressMode progress) {
    /** The devices that can be asked for. */
    enum Device {
        AUTO,
        CPU,
        CUDA
    }

    /**
     * @throws org.junit.platform.commons.JUnitException if a value is refused, naming parameter, value and what it may be
     */
    static RunSettings read(ConfigurationParameters configuration) {
        Parameters parameters = new Parameters(configuration);
        Path output = parameters.folder(TollensParameters.OUTPUT, Path.of("target", "tollens"));
        return new RunSettings(
                new RunContext(output, parameters::text),
                gate(parameters),
                measurement(parameters),
                options(parameters, output),
                parameters.oneOf(TollensParameters.PROGRESS, ProgressMode.class, ProgressMode.AUTO));
    }

    private static Gate gate(Parameters parameters) {
        return new Gate(
                parameters.oneOf(TollensParameters.GATE, GateMode.class, GateMode.CLAIMS),
                parameters.oneOf(TollensParameters.PARTIAL, Outcome.class, Outcome.ABORT),
                parameters.oneOf(TollensParameters.INSUFFICIENT, Outcome.class, Outcome.ABORT));
    }

    private static MeasurementSettings measurement(Parameters parameters) {
        MeasurementSettings defaults = MeasurementSettings.withDefaults();
        return new MeasurementSettings(
                parameters.atLeast(2, TollensParameters.WINDOW, defaults.window()),
                defaults.skipFirst(),
                parameters.atLeast(0, TollensParameters.DOCUMENTS, defaults.documents()),
                parameters.atLeast(0, TollensParameters.SKIP_DOCUMENTS, defaults.skipDocuments()),
                parameters.atLeast(0, TollensParameters.FLOW_DOCUMENTS, defaults.flowDocuments()),
                parameters.number(TollensParameters.SEED, defaults.seed()),
                parameters.atLeast(0, TollensParameters.RANDOM_WEIGHTS, defaults.randomWeights()),
                parameters.atLeast(0, TollensParameters.LENS_DOCUMENTS, defaults.lensDocuments()));
    }

    private static MeasurementOptions options(Parameters parameters, Path output) {
        Device device = parameters.oneOf(TollensParameters.DEVICE, Device.class, Device.AUTO);
        return new MeasurementOptions(
                parameters.folder(TollensParameters.TRACE_DIR, output.resolve("trace")),
                parameters.folder(TollensParameters.MODEL_CACHE, output.resolve("models")),
                device.name().toLowerCase(java.util.Locale.ROOT),
                parameters.atLeast(0, TollensParameters.BATCH, 0));
    }
}
