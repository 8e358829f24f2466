package org.tollens.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository below {@code target} that holds this build's jars and, by links, all that the machine's own repository holds: a
 * user's build can resolve Tollens from it, and nothing is installed into the machine's repository.
 */
final class LocalRepository {
    private static final List<String> MODULES =
            List.of("statistics", "constraints-dsl", "model-specs", "inference", "reports", "engine");

    private final Path folder;

    private LocalRepository(Path folder) {
        this.folder = folder;
    }

    /** The repository, laid out anew or brought up to date. */
    static LocalRepository upToDate() throws IOException {
        // Not in a temporary folder: JUnit warns of every link when it deletes one.
        Path folder = Files.createDirectories(
                Path.of("target", "user-builds-repository").toAbsolutePath());
        Path machine = Path.of(System.getProperty("tollens.test.localRepository"));
        Path org = Files.createDirectories(folder.resolve("org"));
        link(machine, folder, "org");
        link(machine.resolve("org"), org, "tollens");
        LocalRepository repository = new LocalRepository(folder);
        Path root = Path.of(System.getProperty("tollens.test.root"));
        repository.put("tollens", root.resolve("pom.xml"), null);
        for (String module : MODULES) {
            Path jar = root.resolve(module).resolve("target").resolve("tollens-" + module + "-" + version() + ".jar");
            repository.put("tollens-" + module, root.resolve(module).resolve("pom.xml"), jar);
        }
        return repository;
    }

    static String version() {
        return System.getProperty("tollens.test.version");
    }

    Path folder() {
        return folder;
    }

    private void put(String artifact, Path pom, @org.jspecify.annotations.Nullable Path jar) throws IOException {
        Path target = Files.createDirectories(
                folder.resolve("org/tollens").resolve(artifact).resolve(version()));
        String name = artifact + "-" + version();
        Files.copy(pom, target.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        if (jar != null) {
            Files.copy(jar, target.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = to.resolve(entry.getFileName());
                if (!entry.getFileName().toString().equals(except) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, entry);
                }
            }
        }
    }
}
