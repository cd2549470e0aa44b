package io.k8s.pkgbuilder.format.rpm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The FILE* arrays of the header: one element for each file, in the list's order. */
final class FileTable {
  /** Any number will do, as long as it is the same for all: (device, inode) tells hard links. */
  static final long DEVICE = 1;

  private static final long SHA256 = 8;

  private final FileList list;

  FileTable(FileList list) {
    this.list = list;
  }

  /** Unique, or rpm takes two files for hard links of one another. */
  static long inode(int index) {
    return index + 1L;
  }

  void writeTo(HeaderBuilder header) throws IOException {
    header.number(list.large() ? Tag.LONG_SIZE : Tag.SIZE, list.totalSize());
    if (list.isEmpty()) {
      return;
    }
    paths(header);
    numbers(header, list.large() ? Tag.LONG_FILE_SIZES : Tag.FILE_SIZES, RpmFile::size);
    numbers(header, Tag.FILE_MODES, RpmFile::mode);
    numbers(header, Tag.FILE_RDEVS, file -> 0);
    numbers(header, Tag.FILE_MTIMES, RpmFile::mtime);
    List<String> digests = new ArrayList<>();
    for (RpmFile file : list.files()) {
      digests.add(file.digest());
    }
    header.texts(Tag.FILE_DIGESTS, digests);
    texts(header, Tag.FILE_LINK_TOS, RpmFile::linkTarget);
    numbers(header, Tag.FILE_FLAGS, RpmFile::flags);
    texts(header, Tag.FILE_USER_NAME, file -> file.owner().user());
    texts(header, Tag.FILE_GROUP_NAME, file -> file.owner().group());
    numbers(header, Tag.FILE_VERIFY_FLAGS, RpmFile::verifyFlags);
    numbers(header, Tag.FILE_DEVICES, file -> DEVICE);
    inodes(header);
    texts(header, Tag.FILE_LANGS, RpmFile::lang);
    header.number(Tag.FILE_DIGEST_ALGO, SHA256);
  }

  /** Directory names are kept once, in the order in which the files first use them. */
  private void paths(HeaderBuilder header) {
    Map<String, Integer> directories = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    long[] indexes = new long[list.files().size()];
    for (int i = 0; i < indexes.length; i++) {
      String path = list.files().get(i).path().value();
      int name = path.lastIndexOf('/') + 1;
      String directory = path.substring(0, name);
      directories.putIfAbsent(directory, directories.size());
      indexes[i] = directories.getOrDefault(directory, 0);
      names.add(path.substring(name));
    }
    header.numbers(Tag.DIR_INDEXES, indexes);
    header.texts(Tag.BASE_NAMES, names);
    header.texts(Tag.DIR_NAMES, List.copyOf(directories.keySet()));
  }

  private void inodes(HeaderBuilder header) {
    long[] inodes = new long[list.files().size()];
    for (int i = 0; i < inodes.length; i++) {
      inodes[i] = inode(i);
    }
    header.numbers(Tag.FILE_INODES, inodes);
  }

  private void numbers(HeaderBuilder header, Tag tag, ToLongFunction<RpmFile> value) {
    header.numbers(tag, list.files().stream().mapToLong(value).toArray());
  }

  private void texts(HeaderBuilder header, Tag tag, Function<RpmFile, String> value) {
    header.texts(tag, list.files().stream().map(value).toList());
  }
}
