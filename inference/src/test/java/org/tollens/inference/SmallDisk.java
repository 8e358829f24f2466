package org.tollens.inference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few kibibytes, in memory. Only root on Linux can have one. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Mounts it on a folder, or skips the test. */
    static SmallDisk mount(Path folder, int kibibytes) throws IOException {
        String refused;
        try {
            refused = run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder.toString());
        } catch (IOException e) {
            refused = e.toString();
        }
        Assumptions.assumeTrue(
                refused.isEmpty(),
                "a full disk can't be made here, for only root on Linux mounts a small one: " + refused);
        return new SmallDisk(folder);
    }

    /** Makes it larger or smaller; what is on it stays. */
    void resize(int kibibytes) throws IOException {
        require(run("mount", "-o", "remount,size=" + kibibytes + "k", folder.toString()));
    }

    @Override
    public void close() throws IOException {
        require(run("umount", "--lazy", folder.toString()));
    }

    private static void require(String refused) throws IOException {
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }

    /** What it says if it fails, or nothing. */
    private static String run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.onExit().join().exitValue();
        return exit == 0 ? "" : String.join(" ", command) + ": exit " + exit + ", " + output.strip();
    }
}
