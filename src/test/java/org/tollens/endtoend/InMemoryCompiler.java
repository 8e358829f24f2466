package org.tollens.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a snippet against the class path of the tests and writes nothing. */
final class InMemoryCompiler {
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:\\w+ )*(?:class|record|interface|enum) (\\w+)");
    private static final String AROUND_METHODS = """
            import static org.tollens.constraints.Constraints.*;
            import static org.tollens.constraints.rule.Conditions.*;
            import org.tollens.constraints.*;
            import org.tollens.engine.*;
            class Snippet {
            %s
            }
            """;

    private InMemoryCompiler() {}

    /** What the compiler complains of; empty if it compiles. A snippet without a type gets a class around it. */
    static List<String> errors(String snippet) throws IOException {
        Matcher type = TYPE.matcher(snippet);
        boolean whole = type.find();
        String name = whole ? type.group(1) : "Snippet";
        String source = whole ? snippet : AROUND_METHODS.formatted(snippet);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (JavaFileManager files = new Discarding(compiler.getStandardFileManager(found, Locale.ROOT, null))) {
            List<String> options =
                    List.of("-proc:none", "-Xlint:none", "-classpath", System.getProperty("java.class.path"));
            compiler.getTask(null, files, found, options, null, List.of(new Source(name, source)))
                    .call();
        }
        return found.getDiagnostics().stream()
                .map(diagnostic -> diagnostic.toString())
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("snippet:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Nowhere extends SimpleJavaFileObject {
        Nowhere(String name, Kind kind) {
            super(URI.create("nowhere:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream();
        }
    }

    private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
        Discarding(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new Nowhere(className, kind);
        }
    }
}
