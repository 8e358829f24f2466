package org.tollens.inference.trace;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.text.Window;

/**
 * One document's columns and where they are.
 *
 * @param window its tokens and measured positions
 * @param columns values by observable, [layer, position] flattened
 * @param files where each column is, relative to the store
 */
public record StoredDocument(Window window, Map<Observable, float[]> columns, Map<Observable, Path> files) {
    public StoredDocument {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Both documents' columns; they must be of the same window. */
    public StoredDocument and(StoredDocument other) {
        Map<Observable, float[]> allColumns = new LinkedHashMap<>(columns);
        Map<Observable, Path> allFiles = new LinkedHashMap<>(files);
        allColumns.putAll(other.columns());
        allFiles.putAll(other.files());
        return new StoredDocument(window, allColumns, allFiles);
    }
}
