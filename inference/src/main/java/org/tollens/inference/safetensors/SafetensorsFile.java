package org.tollens.inference.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A safetensors file: 8 bytes with the header's length (little-endian), a header of JSON, then the tensors' bytes. Each
 * tensor is mapped for itself, so a file may be larger than 2 GB; one tensor may not.
 */
public final class SafetensorsFile implements AutoCloseable {
    private static final int PREFIX = 8;
    /** The format's own limit; what is longer is damage or an attack. */
    private static final long LONGEST_HEADER = 100_000_000L;

    private final Path path;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final long dataStart;

    private SafetensorsFile(Path path, FileChannel channel, SafetensorsHeader header, long dataStart) {
        this.path = path;
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
    }

    /**
     * Opens a file and checks its header against its size.
     *
     * @throws SafetensorsException if it can't be read, is cut short, or its header is not valid
     */
    public static SafetensorsFile open(Path path) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            long headerBytes = headerBytes(path, channel);
            ByteBuffer json = ByteBuffer.allocate((int) headerBytes);
            readFully(channel, json, PREFIX);
            long dataStart = PREFIX + headerBytes;
            SafetensorsHeader header =
                    SafetensorsHeader.parse(path.toString(), json.flip(), channel.size() - dataStart);
            return new SafetensorsFile(path, channel, header, dataStart);
        } catch (IOException e) {
            close(channel);
            throw new SafetensorsException(
                    "can't read " + path + ": " + e + "; check that it exists and is readable", e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    private static long headerBytes(Path path, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < PREFIX) {
            throw new SafetensorsException("expected a safetensors file of at least 8 bytes, found " + size + " in "
                    + path + "; the file is cut short: get it again");
        }
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, prefix, 0);
        long headerBytes = prefix.getLong(0);
        if (headerBytes < 2 || headerBytes > LONGEST_HEADER || headerBytes > size - PREFIX) {
            throw new SafetensorsException("expected a header of 2 to " + Math.min(LONGEST_HEADER, size - PREFIX)
                    + " bytes, found a length of " + Long.toUnsignedString(headerBytes) + " at the start of " + path
                    + "; the file is cut short or not a safetensors file: get it again");
        }
        return headerBytes;
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** The tensors by name, in the header's order. */
    public Map<String, TensorInfo> tensors() {
        return header.tensors();
    }

    /** The strings of {@code __metadata__}; empty if there are none. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * One tensor's bytes, mapped read-only: direct, little-endian, from position 0. Stays valid after {@link #close}.
     *
     * @throws SafetensorsException if there is no such tensor, or it is larger than 2 GB
     */
    public ByteBuffer bytes(String name) {
        TensorInfo tensor = header.tensors().get(name);
        if (tensor == null) {
            throw new SafetensorsException("expected a tensor " + name + ", found none in " + path + ", which has "
                    + header.tensors().size() + " others; use the file that belongs to the configuration");
        }
        if (tensor.bytes() > Integer.MAX_VALUE) {
            throw new SafetensorsException("expected tensor " + name + " to be at most 2 GB, found " + tensor.bytes()
                    + " bytes in " + path + "; store it in a narrower type");
        }
        try {
            return channel.map(MapMode.READ_ONLY, dataStart + tensor.begin(), tensor.bytes())
                    .order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new SafetensorsException("can't map tensor " + name + " of " + path + ": " + e, e);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new SafetensorsException("can't close a safetensors file: " + e, e);
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer target, long from) throws IOException {
        while (target.hasRemaining()) {
            int read = channel.read(target, from + target.position());
            if (read < 0) {
                throw new IOException("the file ends after " + (from + target.position()) + " bytes");
            }
        }
    }
}
