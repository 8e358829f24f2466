package org.tollens.planted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.tollens.inference.safetensors.SafetensorsWriter;

/** A GPT-2 as it is before training: normal weights with standard deviation .02, those that write to the stream smaller. */
record RandomWeights(int layers, int width, int types, long seed) {
    private static final int HEADS = 2;
    private static final double DEVIATION = 0.02;

    PlantedFolder.Shape shape() {
        return new PlantedFolder.Shape(layers, HEADS, width, 4 * width, types);
    }

    void write(Path file) throws IOException {
        Random random = new Random(seed);
        SafetensorsWriter writer = new SafetensorsWriter();
        normal(writer, random, "wte.weight", DEVIATION, types, width);
        normal(writer, random, "wpe.weight", DEVIATION, PlantedFolder.CONTEXT, width);
        norm(writer, "ln_f");
        double written = DEVIATION / Math.sqrt(2.0 * layers);
        for (int block = 0; block < layers; block++) {
            String name = "h." + block + ".";
            norm(writer, name + "ln_1");
            norm(writer, name + "ln_2");
            linear(writer, random, name + "attn.c_attn", DEVIATION, width, 3 * width);
            linear(writer, random, name + "attn.c_proj", written, width, width);
            linear(writer, random, name + "mlp.c_fc", DEVIATION, width, 4 * width);
            linear(writer, random, name + "mlp.c_proj", written, 4 * width, width);
        }
        writer.write(file);
    }

    private void norm(SafetensorsWriter writer, String name) {
        float[] ones = new float[width];
        Arrays.fill(ones, 1);
        writer.floats(name + ".weight", ones, width).floats(name + ".bias", new float[width], width);
    }

    private static void linear(
            SafetensorsWriter writer, Random random, String name, double deviation, int in, int out) {
        normal(writer, random, name + ".weight", deviation, in, out);
        writer.floats(name + ".bias", new float[out], out);
    }

    private static void normal(
            SafetensorsWriter writer, Random random, String name, double deviation, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        writer.floats(name, values, rows, columns);
    }
}
