package org.tollens.inference.trace;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.tollens.inference.safetensors.SafetensorsWriter;

/** Files of a folder that a process was still writing when it was killed. Nobody reads them; they only take space. */
record Leftovers(Path folder) {
    private static final Logger LOG = System.getLogger(Leftovers.class.getName());
    /** Writing takes moments. What is younger may be of a process that measures the same text as part of another corpus. */
    private static final Duration OLD = Duration.ofMinutes(10);

    void remove() {
        Instant before = Instant.now().minus(OLD);
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, ".*" + SafetensorsWriter.PARTIAL)) {
            for (Path file : stream) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before) && Files.deleteIfExists(file)) {
                    LOG.log(Level.INFO, "removed " + file + ", which a killed process left half written");
                }
            }
        } catch (NoSuchFileException | NotDirectoryException nothingThere) {
            return;
        } catch (IOException e) {
            // They take space and do no harm: a store that can only be read is still of use.
            LOG.log(Level.WARNING, "can't remove what a killed process left in " + folder + ": " + e);
        }
    }
}
