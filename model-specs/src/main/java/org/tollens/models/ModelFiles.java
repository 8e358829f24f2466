package org.tollens.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Finds the files of a model on disk, unpacking them where they are inside a jar. */
final class ModelFiles {
    static final String WEIGHTS = "model.safetensors";
    private static final List<String> REQUIRED = List.of("config.json", WEIGHTS, "tokenizer.json");
    private static final List<String> OPTIONAL = List.of("generation_config.json", "tokenizer_config.json");

    private final ClassLoader loader;

    ModelFiles(ClassLoader loader) {
        this.loader = loader;
    }

    Path find(ModelSpec model, Path cache, String where) {
        Location location = Location.parse(model.source());
        try {
            if (location.kind().equals("folder")) {
                return onDisk(model, location.onDisk(where), where);
            }
            return embedded(model, location.resource(), cache, where);
        } catch (IOException e) {
            throw Problem.of(
                    "the files of the model '" + model.id() + "'",
                    e.toString(),
                    model.source(),
                    "check that its files can be read and that " + cache + " can be written",
                    e);
        }
    }

    private static Path onDisk(ModelSpec model, Path folder, String where) throws IOException {
        List<String> missing = REQUIRED.stream()
                .filter(f -> !Files.isRegularFile(folder.resolve(f)))
                .toList();
        if (!missing.isEmpty()) {
            throw missing(model, missing, folder + (Files.isDirectory(folder) ? "" : " (no such folder)"), where);
        }
        if (model.sha256().isPresent()) {
            verify(model, Digest.of(folder.resolve(WEIGHTS)), folder.toString(), where);
        }
        return folder;
    }

    private Path embedded(ModelSpec model, String resource, Path cache, String where) throws IOException {
        Map<String, URL> urls = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (String name : REQUIRED) {
            resource(resource, name).ifPresentOrElse(url -> urls.put(name, url), () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            throw missing(model, missing, "the class path folder " + resource, where);
        }
        Optional<Path> plain = plainFolder(urls);
        if (plain.isPresent()) {
            return onDisk(model, plain.get(), where);
        }
        OPTIONAL.forEach(name -> resource(resource, name).ifPresent(url -> urls.put(name, url)));
        return unpack(model, urls, cache, where);
    }

    private Optional<URL> resource(String folder, String name) {
        return Optional.ofNullable(loader.getResource(folder + "/" + name));
    }

    /** The folder that all files are in, if they are files. */
    private static Optional<Path> plainFolder(Map<String, URL> urls) {
        if (!urls.values().stream().allMatch(url -> url.getProtocol().equals("file"))) {
            return Optional.empty();
        }
        List<Path> folders =
                urls.values().stream().map(ModelFiles::parent).distinct().toList();
        return folders.size() == 1 ? Optional.of(folders.get(0)) : Optional.empty();
    }

    private static Path parent(URL url) {
        try {
            return Path.of(url.toURI()).toAbsolutePath().resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a class loader gave a URL that is no URI: " + url, e);
        }
    }

    /**
     * Unpacks into a folder named by the digest of its contents, so that another version of the model gets another
     * folder. Each file is renamed into place when it is whole: two processes may do this at once.
     */
    private static Path unpack(ModelSpec model, Map<String, URL> urls, Path cache, String where) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, URL> entry : urls.entrySet()) {
            try (InputStream in = ResourceFolder.open(entry.getValue())) {
                digests.put(entry.getKey(), Digest.of(in));
            }
        }
        verify(model, digests.getOrDefault(WEIGHTS, ""), String.valueOf(urls.get(WEIGHTS)), where);
        MessageDigest address = Digest.sha256();
        address.update(digests.toString().getBytes(StandardCharsets.UTF_8));
        Path folder = Files.createDirectories(cache.toAbsolutePath()
                .resolve(model.id() + "-" + Digest.hex(address).substring(0, 16)));
        for (Map.Entry<String, URL> entry : urls.entrySet()) {
            unpackFile(entry.getValue(), folder.resolve(entry.getKey()), digests.getOrDefault(entry.getKey(), ""));
        }
        return folder;
    }

    private static void unpackFile(URL url, Path target, String digest) throws IOException {
        if (intact(target, digest)) {
            return;
        }
        // Not a temporary file, which nobody but its owner could read once renamed.
        Path partial = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + ".partial");
        try (InputStream in = ResourceFolder.open(url)) {
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Where an open file cannot be replaced, another process may just have put the same file there.
            if (!intact(target, digest)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static boolean intact(Path file, String digest) throws IOException {
        return Files.isRegularFile(file) && Digest.of(file).equals(digest);
    }

    private static void verify(ModelSpec model, String found, String weights, String where) {
        String expected = model.sha256().orElse(found);
        if (!expected.equals(found)) {
            throw Problem.of(
                    WEIGHTS + " with the sha256 " + expected + " that " + where + " pins",
                    found,
                    weights,
                    "restore the file, or pin the new digest if the weights were changed on purpose");
        }
    }

    private static SpecException missing(ModelSpec model, List<String> missing, String folder, String where) {
        return Problem.of(
                "the files " + REQUIRED + " of the model '" + model.id() + "'",
                "no " + String.join(", ", missing),
                folder,
                "put them there or correct 'source: " + model.source() + "' in " + where);
    }
}
