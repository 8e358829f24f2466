package org.tollens.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A user's project in a folder of its own, and real Maven builds of it. */
final class UserProject {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final Path folder;
    private final LocalRepository repository;

    private UserProject(Path folder, LocalRepository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /** A project whose pom is the README's. */
    static UserProject in(Path folder) throws IOException {
        UserProject project =
                new UserProject(Files.createDirectories(folder.resolve("project")), LocalRepository.upToDate());
        project.write("pom.xml", Readme.pom().replace("VERSION", LocalRepository.version()));
        return project;
    }

    /** Imports JUnit's bill of materials, as a project does that wants another version than Tollens brings. */
    UserProject onJUnit(String version) throws IOException {
        String managed = """
                  <dependencyManagement>
                    <dependencies>
                      <dependency>
                        <groupId>org.junit</groupId>
                        <artifactId>junit-bom</artifactId>
                        <version>%s</version>
                        <type>pom</type>
                        <scope>import</scope>
                      </dependency>
                    </dependencies>
                  </dependencyManagement>
                """.formatted(version);
        String pom = Files.readString(folder.resolve("pom.xml"));
        return write("pom.xml", pom.replaceFirst("(?m)^  <dependencies>", managed + "  <dependencies>"));
    }

    Path folder() {
        return folder;
    }

    UserProject write(String file, String text) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        return this;
    }

    /** Puts a test class into the package {@code claims}. */
    UserProject withTest(String className, String source) throws IOException {
        return write("src/test/java/claims/" + className + ".java", source);
    }

    /** Runs Maven with the arguments and waits for it. What an earlier build reported is gone; its trace is kept. */
    Build mvn(String... arguments) throws IOException, InterruptedException {
        for (String earlier : List.of("target/surefire-reports", "target/allure-results", "target/tollens")) {
            forgetFiles(folder.resolve(earlier));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("tollens.test.mavenHome"), "bin", "mvn")
                .toString());
        command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + repository.folder(), "-Dstyle.color=never"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder.getParent(), "build", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CI", "true");
        builder.environment().remove("MAVEN_OPTS");
        Process process = builder.start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("the build did not end within " + LIMIT + ":\n" + Files.readString(log));
        }
        return new Build(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8), folder);
    }

    private static void forgetFiles(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A finished build. */
    record Build(int exit, String output, Path folder) {
        /** All Surefire XML reports, as one text. */
        String xml() throws IOException {
            return read("target/surefire-reports", ".xml");
        }

        /** All Allure result files, as one text. */
        String allureResults() throws IOException {
            return read("target/allure-results", "-result.json");
        }

        /** The machine-readable summary. */
        String summary() throws IOException {
            return Files.readString(folder.resolve("target/tollens/summary.json"));
        }

        private String read(String directory, String suffix) throws IOException {
            Path at = folder.resolve(directory);
            if (!Files.isDirectory(at)) {
                return "";
            }
            try (Stream<Path> files = Files.list(at)) {
                StringBuilder all = new StringBuilder();
                for (Path file : files.filter(f -> f.toString().endsWith(suffix))
                        .sorted()
                        .toList()) {
                    all.append(Files.readString(file));
                }
                return all.toString();
            }
        }
    }
}
