import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.redline_rpm.header.Architecture;
import org.redline_rpm.header.Os;
import org.redline_rpm.header.RpmType;
import org.vafer.jdeb.Console;
import org.vafer.jdeb.DataProducer;
import org.vafer.jdeb.DebMaker;
import org.vafer.jdeb.shaded.commons.compress.archivers.tar.TarArchiveEntry;

/** For scripts/bench: a program as a deb by jdeb's DebMaker and as an rpm by redline's Builder, both with gzip. */
final class LibraryPeers {
  private static final int EXECUTABLE = 0755;

  private LibraryPeers() {}

  /** Words: the program, and a folder for the packages. */
  public static void main(String[] words) throws Exception {
    File program = new File(words[0]);
    Path out = Path.of(words[1]);
    String path = "/usr/bin/" + program.getName();
    deb(program, path, out);
    rpm(program, path, out);
  }

  private static void deb(File program, String path, Path out) throws Exception {
    Path control = Files.createDirectories(out.resolve("control"));
    Files.writeString(
        control.resolve("control"),
        "Package: " + program.getName() + "\nVersion: 1.32.3-1\nSection: admin\nPriority: optional\n"
            + "Architecture: amd64\nMaintainer: Bench <bench@example.org>\nDescription: a program\n");
    // jdeb's own producers want Ant.
    DataProducer data =
        consumer -> {
          TarArchiveEntry entry = new TarArchiveEntry(path, true);
          entry.setSize(program.length());
          entry.setMode(EXECUTABLE);
          entry.setUserName("root");
          entry.setGroupName("root");
          try (InputStream in = Files.newInputStream(program.toPath())) {
            consumer.onEachFile(in, entry);
          }
        };
    DebMaker maker = new DebMaker(new Quiet(), List.of(data), List.of());
    maker.setDeb(out.resolve(program.getName() + "_amd64.deb").toFile());
    maker.setControl(control.toFile());
    maker.setCompression("gzip");
    maker.validate();
    maker.makeDeb();
  }

  private static void rpm(File program, String path, Path out) throws Exception {
    org.redline_rpm.Builder builder = new org.redline_rpm.Builder();
    builder.setPackage(program.getName(), "1.32.3", "1");
    builder.setPlatform(Architecture.X86_64, Os.LINUX);
    builder.setType(RpmType.BINARY);
    builder.setSummary("a program");
    builder.setDescription("a program");
    builder.setLicense("Apache-2.0");
    builder.addFile(path, program, EXECUTABLE);
    builder.build(out.toFile());
  }

  private static final class Quiet implements Console {
    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}
  }
}
