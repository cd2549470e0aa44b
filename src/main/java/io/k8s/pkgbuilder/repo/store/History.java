package io.k8s.pkgbuilder.repo.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Former states of a repository's top index, numbered in history/ beside it: what they name is kept
 * for clients that are just reading, and a copy put back is the former repository.
 *
 * @param folder of the top index
 * @param name of the top index
 */
public record History(RepoFolder folder, String name) {
  private static final String FOLDER = "history";

  /**
   * Adds the newest state and forgets the oldest.
   *
   * @param former how many before the newest are kept
   * @return all states that are kept, oldest first
   */
  public List<String> keep(String newest, int former) throws IOException {
    List<String> files = files();
    Optional<String> last =
        files.isEmpty() ? Optional.empty() : folder.readText(files.get(files.size() - 1));
    if (last.isEmpty() || !last.get().equals(newest)) {
      String file = String.format(Locale.ROOT, "%s/%s.%06d", FOLDER, name, next(files));
      folder.write(file, newest);
      files.add(file);
    }
    while (files.size() > former + 1) {
      folder.delete(files.remove(0));
    }
    return states();
  }

  /** All states that are kept, oldest first. */
  public List<String> states() throws IOException {
    List<String> states = new ArrayList<>();
    for (String file : files()) {
      folder.readText(file).ifPresent(states::add);
    }
    return states;
  }

  private List<String> files() throws IOException {
    List<String> files = new ArrayList<>(folder.files(FOLDER));
    files.removeIf(file -> !file.matches("history/\\Q" + name + "\\E\\.[0-9]{6,9}"));
    return files;
  }

  private static int next(List<String> files) {
    if (files.isEmpty()) {
      return 1;
    }
    String last = files.get(files.size() - 1);
    return Integer.parseInt(last.substring(last.lastIndexOf('.') + 1)) + 1;
  }
}
