package org.tollens.models;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The YAML specs of one kind on the class path, by id: the file name without its ending. */
final class Specs {
    private final String kind;
    private final String folder;
    private final SortedMap<String, List<URL>> byId = new TreeMap<>();

    Specs(String kind, String folder, ClassLoader loader) {
        this.kind = kind;
        this.folder = folder;
        for (URL url : ResourceFolder.files(loader, folder)) {
            String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
            if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                String id = name.substring(0, name.lastIndexOf('.'));
                byId.computeIfAbsent(id, k -> new ArrayList<>()).add(url);
            }
        }
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    YamlSpec read(String id, List<String> keys) {
        URL url = only(id);
        return YamlSpec.read(ResourceFolder.bytes(url), url.toString(), keys);
    }

    private URL only(String id) {
        List<URL> urls = byId.get(id);
        if (urls == null) {
            String guess = Closest.to(id, byId.keySet())
                    .map(c -> "did you mean '" + c + "'? Otherwise add ")
                    .orElse("add ");
            throw Problem.of(
                    "the id of a " + kind + ", one of " + byId.keySet(),
                    "'" + id + "'",
                    "the class path folder " + folder,
                    guess + folder + "/" + id + ".yaml to your test resources");
        }
        if (urls.size() > 1) {
            throw Problem.of(
                    "one spec of the " + kind + " '" + id + "'",
                    urls.size() + ": " + urls,
                    "the class path",
                    "rename one of the files");
        }
        return urls.get(0);
    }

    String where(String id) {
        return folder + "/" + id + ".yaml";
    }
}
