package org.tollens.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists and reads class path resources, in folders and in jars. */
final class ResourceFolder {
    private ResourceFolder() {}

    /**
     * The files directly in a resource folder, in every root of the class path that has it.
     *
     * <p>A jar must have an entry for the folder itself, as Maven's, Gradle's and the JDK's tools write it.
     */
    static List<URL> files(ClassLoader loader, String folder) {
        try {
            List<URL> found = new ArrayList<>();
            for (URL root : Collections.list(loader.getResources(folder))) {
                for (URL file : list(root)) {
                    if (found.stream().noneMatch(f -> f.toExternalForm().equals(file.toExternalForm()))) {
                        found.add(file);
                    }
                }
            }
            return found;
        } catch (IOException | URISyntaxException e) {
            throw Problem.of(
                    "a readable class path folder " + folder, e.toString(), "the class path", "check its entries", e);
        }
    }

    private static List<URL> list(URL root) throws IOException, URISyntaxException {
        return switch (root.getProtocol()) {
            case "file" -> listFolder(Path.of(root.toURI()));
            case "jar" -> listJar(root);
            default ->
                throw Problem.of(
                        "specs in a folder or a jar",
                        "the protocol '" + root.getProtocol() + "'",
                        root.toString(),
                        "put the specs into a folder or a plain jar on the class path");
        };
    }

    private static List<URL> listFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> urls = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                urls.add(file.toUri().toURL());
            }
            return urls;
        }
    }

    private static List<URL> listJar(URL root) throws IOException {
        JarURLConnection connection = (JarURLConnection) root.openConnection();
        // A cached jar file is shared by the whole JVM and must not be closed; an uncached one is ours.
        connection.setUseCaches(false);
        String entryName = connection.getEntryName();
        String prefix = entryName.endsWith("/") ? entryName : entryName + "/";
        String jar = "jar:" + connection.getJarFileURL() + "!/";
        List<URL> urls = new ArrayList<>();
        try (JarFile file = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(file.entries())) {
                String name = entry.getName();
                if (name.startsWith(prefix) && !entry.isDirectory() && name.indexOf('/', prefix.length()) < 0) {
                    urls.add(new URL(jar + name));
                }
            }
        }
        return urls;
    }

    /** Opens a resource without the JVM-wide cache of jar files, which would keep the jar open and could be stale. */
    static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /** The whole of a small resource. */
    static byte[] bytes(URL url) {
        try (InputStream in = open(url)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }
}
