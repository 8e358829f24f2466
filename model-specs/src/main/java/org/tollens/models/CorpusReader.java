package org.tollens.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the documents of a corpus from JSON Lines. */
final class CorpusReader {
    private final ClassLoader loader;

    CorpusReader(ClassLoader loader) {
        this.loader = loader;
    }

    List<Document> read(String id, String source, String where) {
        Map<String, String> seen = new LinkedHashMap<>();
        List<Document> documents = new ArrayList<>();
        List<URL> files = files(id, source, where);
        for (URL file : files) {
            read(file, documents, seen);
        }
        if (documents.isEmpty()) {
            throw Problem.of("at least one document in the corpus '" + id + "'", "none", files.toString(), FILL);
        }
        return List.copyOf(documents);
    }

    private static final String FILL = "write one JSON object a line with " + DocumentLine.FIELDS;

    private List<URL> files(String id, String source, String where) {
        Location location = Location.parse(source);
        List<URL> found =
                switch (location.kind()) {
                    case "embedded" -> resources(location.resource());
                    case "file" -> urls(Stream.of(location.onDisk(where)));
                    default -> folder(location.onDisk(where));
                };
        if (found.isEmpty()) {
            throw Problem.of(
                    "the documents of the corpus '" + id + "' (.jsonl or .jsonl.gz)",
                    "no such file",
                    location.kind().equals("embedded")
                            ? "the class path: " + location.resource()
                            : location.onDisk(where).toString(),
                    "put it there or correct 'source: " + source + "' in " + where);
        }
        return found;
    }

    private List<URL> resources(String name) {
        URL url = loader.getResource(name);
        return url == null ? List.of() : List.of(url);
    }

    private static List<URL> folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return urls(files.filter(
                            f -> f.toString().endsWith(".jsonl") || f.toString().endsWith(".jsonl.gz"))
                    .sorted());
        } catch (IOException e) {
            throw unreadable(folder.toString(), e);
        }
    }

    private static List<URL> urls(Stream<Path> files) {
        List<URL> urls = new ArrayList<>();
        for (Path file : files.filter(Files::isRegularFile).toList()) {
            try {
                urls.add(file.toUri().toURL());
            } catch (MalformedURLException e) {
                throw unreadable(file.toString(), e);
            }
        }
        return urls;
    }

    private static void read(URL file, List<Document> documents, Map<String, String> seen) {
        int number = 0;
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String where = file + " line " + number;
                Document document = DocumentLine.parse(line, where);
                String earlier = seen.putIfAbsent(document.id(), where);
                if (earlier != null) {
                    throw Problem.of(
                            "each document id once", "'" + document.id() + "' also in " + earlier, where, "rename one");
                }
                documents.add(document);
            }
        } catch (IOException e) {
            throw unreadable(file + " after line " + number, e);
        }
    }

    private static BufferedReader open(URL file) throws IOException {
        InputStream in = ResourceFolder.open(file);
        try {
            InputStream plain = file.getPath().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
            // A decoder of our own reports bytes that are not UTF-8; a charset would replace them silently.
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static SpecException unreadable(String where, IOException e) {
        return Problem.of("readable JSON Lines in UTF-8", e.toString(), where, "write the file anew", e);
    }
}
