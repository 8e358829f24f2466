package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The device code of {@code kernels.py}. Calls are safe from several threads. */
final class Kernels implements AutoCloseable {
    private static final String SOURCE = "kernels.py";

    private final PtSymbolBlock module;

    Kernels(PtNDManager manager) {
        try (InputStream archive = new ByteArrayInputStream(archive(source()))) {
            module = JniUtils.loadModule(manager, archive, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a method.
     *
     * @param manager owns the results
     * @param arguments arrays, arrays of arrays, whole numbers, floating point numbers and flags
     */
    NDArray[] call(PtNDManager manager, String method, Object... arguments) {
        IValue[] values = Arrays.stream(arguments).map(Kernels::value).toArray(IValue[]::new);
        try (IValue result = IValueUtils.runMethod(module, method, values)) {
            return result.toNDList(manager).toArray(new NDArray[0]);
        } finally {
            for (IValue value : values) {
                value.close();
            }
        }
    }

    /** Runs a method that returns one array. */
    NDArray one(PtNDManager manager, String method, Object... arguments) {
        return call(manager, method, arguments)[0];
    }

    @Override
    public void close() {
        module.close();
    }

    private static IValue value(Object argument) {
        if (argument instanceof PtNDArray array) {
            return IValue.from(array);
        }
        if (argument instanceof PtNDArray[] arrays) {
            return IValue.listFrom(arrays);
        }
        if (argument instanceof Integer number) {
            return IValue.from(number.longValue());
        }
        if (argument instanceof Double number) {
            return IValue.from(number.doubleValue());
        }
        if (argument instanceof Boolean flag) {
            return IValue.from(flag.booleanValue());
        }
        throw new IllegalArgumentException("no kernel takes a " + argument.getClass());
    }

    private static byte[] source() throws IOException {
        try (InputStream in = Kernels.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IOException("expected the resource " + SOURCE + " beside " + Kernels.class + ", found none");
            }
            return in.readAllBytes();
        }
    }

    /** A TorchScript archive: the source, an object of its class pickled, and no constants. */
    private static byte[] archive(byte[] source) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", pickle());
            store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
            store(zip, "code/__torch__.py", source);
        }
        return bytes.toByteArray();
    }

    /** Kernels.__new__() with training = False, in pickle's protocol 2. */
    private static byte[] pickle() {
        String field = "training";
        String text =
                "\u0080\u0002c__torch__\nKernels\n)\u0081}(X" + (char) field.length() + "\0\0\0" + field + "\u0089ub.";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        // libtorch reads entries in place: they must not be compressed.
        ZipEntry entry = new ZipEntry("kernels/" + name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
