package org.tollens.inference.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tollens.inference.model.ModelException;

/** What a model runs on: {@code auto} (a GPU where there is one), {@code cpu}, {@code cuda} or {@code cuda:N}. */
public final class ComputeDevice {
    static final String ENGINE = "PyTorch";
    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    static {
        // Before DJL's first class: it would look for models on the network and report its use.
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
    }

    private final Device device;

    private ComputeDevice(Device device) {
        this.device = device;
    }

    /**
     * The device of a name.
     *
     * @throws ModelException if the name is unknown or there is no such GPU
     */
    public static ComputeDevice named(String name) {
        if (name.equals("cpu")) {
            return new ComputeDevice(Device.cpu());
        }
        Matcher cuda = CUDA.matcher(name);
        if (!name.equals("auto") && !cuda.matches()) {
            throw new ModelException("expected tollens.device to be auto, cpu, cuda or cuda:N, found '" + name + "'");
        }
        int gpus = Engine.getEngine(ENGINE).getGpuCount();
        if (name.equals("auto")) {
            return new ComputeDevice(gpus > 0 ? Device.gpu(0) : Device.cpu());
        }
        int wanted = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
        if (wanted >= gpus) {
            throw new ModelException("expected GPU " + wanted + " for tollens.device=" + name + ", found " + gpus
                    + " GPUs (libcudart must be on the library path and libtorch a CUDA build); use cpu or auto");
        }
        return new ComputeDevice(Device.gpu(wanted));
    }

    /** {@code cpu} or {@code cuda}: results agree to the bit only within one. */
    public String deviceClass() {
        return isGpu() ? "cuda" : "cpu";
    }

    /** Whether it is a GPU. */
    public boolean isGpu() {
        return device.isGpu();
    }

    Device device() {
        return device;
    }

    @Override
    public String toString() {
        return isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
