package io.k8s.pkgbuilder.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
  private static final String TEXT = "The quick brown fox jumps over the lazy dog";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("fox"), TEXT);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
  }

  @Test
  void knowsSizeTimeAndDigests() throws IOException {
    FileContent content = FileContent.of(file);
    assertThat(content.size()).isEqualTo(43);
    assertThat(content.mtime()).hasToString("2023-11-14T22:13:20Z");
    // Published values for this sentence.
    assertThat(content.digests())
        .isEqualTo(
            new Digests(
                "9e107d9d372bb6826bd81d3542a419d6",
                "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"));
  }

  @Test
  void startsAnywhereOnDiskAndInAJar() throws IOException {
    assertThat(from(FileContent.of(file), 16)).isEqualTo("fox jumps over the lazy dog");
    Path jar = folder.resolve("a.jar");
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.writeString(zip.getPath("/fox"), TEXT);
    }
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      FileContent content = FileContent.of(zip.getPath("/fox"));
      assertThat(from(content, 0)).isEqualTo(TEXT);
      assertThat(from(content, 40)).isEqualTo("dog");
      assertThat(from(content, 43)).isEmpty();
    }
  }

  @Test
  void isCopiedFromDiskAndFromAJar() throws IOException {
    FileContent.of(file).copyTo(folder.resolve("copy"));
    assertThat(folder.resolve("copy")).hasContent(TEXT);
    assertThatThrownBy(() -> FileContent.of(file).copyTo(folder.resolve("copy")))
        .isInstanceOf(FileAlreadyExistsException.class);
    Path jar = folder.resolve("b.jar");
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.writeString(zip.getPath("/fox"), TEXT);
      FileContent.of(zip.getPath("/fox")).copyTo(folder.resolve("unpacked"));
    }
    assertThat(folder.resolve("unpacked")).hasContent(TEXT);
  }

  @Test
  void aFileWithOtherBytesSinceThenIsNotCopied() throws IOException {
    FileContent content = FileContent.of(file);
    Files.writeString(file, "The quick brown fox");
    refused(() -> content.copyTo(folder.resolve("copy")), "changed while it was being packaged");
  }

  @Test
  void aFileWithOtherBytesSinceThenIsRefused() throws IOException {
    FileContent content = FileContent.of(file);
    Files.writeString(file, TEXT.toUpperCase(java.util.Locale.ROOT));
    refused(content::open, "changed while it was being packaged");
    refused(content::digests, "changed while it was being packaged");
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefusedAtItsEnd() throws IOException {
    FileContent content = FileContent.of(file);
    try (InputStream in = content.open()) {
      assertThat(in.readNBytes(10)).hasSize(10);
      Files.writeString(file, TEXT + "s");
      refused(in::readAllBytes, "changed while it was being packaged");
      refused(in::close, "changed while it was being packaged");
    }
  }

  @Test
  void aFileThatVanishesIsRefused() throws IOException {
    FileContent content = FileContent.of(file);
    Files.delete(file);
    refused(content::open, "vanished while it was being packaged");
  }

  @Test
  void aDirectoryIsNoContent() {
    assertThatThrownBy(() -> FileContent.of(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not a regular file");
  }

  private static String from(Content content, long offset) throws IOException {
    try (InputStream in = content.open(offset)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).category()).isEqualTo(Category.SOURCE);
              assertThat(e.diagnostics().get(0).message()).contains("fox").endsWith(message);
              assertThat(e.diagnostics().get(0).hint()).isPresent();
            });
  }
}
