package org.tollens.inference.trace;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.safetensors.SafetensorsException;
import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

/**
 * Columns in a folder. Readers need no lock: a file appears whole, and its name says what is in it, so that two writers
 * of one file write the same.
 */
public final class TraceStore {
    private static final Logger LOG = System.getLogger(TraceStore.class.getName());
    private static final int NAME_LENGTH = 32;

    private final Path directory;

    public TraceStore(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** The folder. */
    public Path directory() {
        return directory;
    }

    /**
     * Takes the lock under which one model is measured on one corpus: a second build waits and then finds the columns.
     *
     * @throws TraceException if the folder can't be written
     */
    public TraceLock lock(String model, String corpus) {
        Path file = directory.resolve("locks").resolve(fileName(model) + "--" + fileName(corpus) + ".lock");
        try {
            Files.createDirectories(file.getParent());
            return TraceLock.take(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Reads those of the wanted columns that are there. A broken file is deleted with a warning, as if it had never been,
     * and so is what a killed process left half written. To be called under the lock.
     */
    public StoredDocument read(Origin origin, Window window, Collection<Observable> wanted) {
        String address = origin.ofDocument(window);
        Map<String, Observable> byAddress = new HashMap<>();
        wanted.forEach(o -> byAddress.put(origin.ofColumn(address, o), o));
        Map<Observable, float[]> columns = new LinkedHashMap<>();
        Map<Observable, Path> files = new LinkedHashMap<>();
        new Leftovers(folder(address)).remove();
        for (Path file : files(folder(address))) {
            read(file, window, byAddress).forEach((observable, values) -> {
                columns.put(observable, values);
                files.put(observable, directory.relativize(file));
            });
        }
        return new StoredDocument(window, columns, files);
    }

    private Map<Observable, float[]> read(Path file, Window window, Map<String, Observable> byAddress) {
        try {
            return TraceFile.read(file, window, byAddress);
        } catch (SafetensorsException e) {
            LOG.log(Level.WARNING, "a trace file is damaged and will be measured again: " + e.getMessage());
            try {
                Files.deleteIfExists(file);
            } catch (IOException again) {
                throw unusable(again);
            }
            return Map.of();
        }
    }

    /**
     * Writes what one pass gave for one document.
     *
     * @param pass {@code main} or {@code skip}
     * @param metadata further strings for the file's metadata
     * @throws TraceException if the disk is full or the folder can't be written; no part of the file is left
     */
    public StoredDocument write(
            Origin origin, Window window, String pass, Map<Observable, float[]> columns, Map<String, String> metadata) {
        String address = origin.ofDocument(window);
        String name = fileName(columns.keySet().stream().map(o -> origin.ofColumn(address, o)));
        Path file = folder(address).resolve(pass + "-" + name + ".safetensors");
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.putAll(origin.toMap());
        all.put("pass", pass);
        all.put("address", address);
        try {
            Files.createDirectories(file.getParent());
            TraceFile.write(file, window, columns, o -> origin.ofColumn(address, o), all);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        Map<Observable, Path> files = new LinkedHashMap<>();
        columns.keySet().forEach(o -> files.put(o, directory.relativize(file)));
        return new StoredDocument(window, columns, files);
    }

    /**
     * Writes the list of a measurement's documents and their files.
     *
     * @param place names of the folders and of the file, without its ending
     * @param properties what stands before the documents
     */
    public void writeIndex(Origin origin, List<String> place, JsonObject properties, List<StoredDocument> documents) {
        Path folder = directory.resolve("index");
        for (String name : place.subList(0, place.size() - 1)) {
            folder = folder.resolve(fileName(name));
        }
        Path target = folder.resolve(fileName(place.get(place.size() - 1)) + ".json");
        new Leftovers(folder).remove();
        try {
            new TraceIndex(directory, target).write(origin, properties, documents);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Where the tuned lens of an address is kept. */
    public Path lensFile(String address) {
        return lenses().resolve(address.substring(0, NAME_LENGTH) + ".safetensors");
    }

    private Path lenses() {
        return directory.resolve("lenses");
    }

    /**
     * Writes the tuned lens of an address.
     *
     * @throws TraceException if the disk is full or the folder can't be written
     */
    public void writeLens(String address, FileWriting writing) {
        Path file = lensFile(address);
        new Leftovers(lenses()).remove();
        try {
            Files.createDirectories(lenses());
            writing.write(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes a file in one step. */
    @FunctionalInterface
    public interface FileWriting {
        /** Writes it whole or not at all. */
        void write(Path file) throws IOException;
    }

    /** Says which columns are in a file, so that equal names mean equal contents. */
    private static String fileName(Stream<String> addresses) {
        return Digest.of(String.join("\n", addresses.sorted().toList())).substring(0, 16);
    }

    private Path folder(String address) {
        return directory
                .resolve("documents")
                .resolve(address.substring(0, 2))
                .resolve(address.substring(0, NAME_LENGTH));
    }

    private List<Path> files(Path folder) {
        List<Path> result = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.safetensors")) {
            stream.forEach(result::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable(e);
        }
        result.sort(null);
        return result;
    }

    private TraceException unwritable(Path file, IOException e) {
        // The plain kind has the system's words alone; the names of the others are half of what they say.
        String reason = e.getClass() == IOException.class ? e.getMessage() : e.toString();
        return new TraceException(
                "can't write " + directory.relativize(file) + " into the trace store at " + directory + ": " + reason
                        + "; free some space, make it writable, or name another folder with tollens.trace.dir."
                        + " What was written before is kept and not measured again",
                e);
    }

    private TraceException unusable(IOException e) {
        return new TraceException(
                "can't use the trace store at " + directory + ": " + e
                        + "; free some space, make it writable, or name another folder with tollens.trace.dir",
                e);
    }

    private static String fileName(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** Whether an observable's values are in every window as it is, without any pass. */
    public static boolean isGiven(Observable observable) {
        return Set.of("token", "target").contains(observable.name());
    }
}
