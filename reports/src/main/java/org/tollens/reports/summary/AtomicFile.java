package org.tollens.reports.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files so that a reader sees the old content or the new, never a part. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes text as UTF-8, making the folder where it is missing.
     *
     * @throws UncheckedIOException if the folder can't be made or written; says which and what to do
     */
    public static void write(Path file, String content) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        try {
            Files.createDirectories(folder);
            // Not a temporary file, which nobody but its owner could read once renamed.
            Path part = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID() + ".part");
            try {
                Files.writeString(part, content);
                move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "expected to write " + file.getFileName() + " into the folder " + folder + ", found " + e
                            + "; make that folder writable or let the run write elsewhere",
                    e);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
